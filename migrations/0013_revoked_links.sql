-- Who has taken back the link of an item; when stands in revoked_at.
ALTER TABLE letter_items ADD COLUMN revoked_by TEXT REFERENCES accounts (id);

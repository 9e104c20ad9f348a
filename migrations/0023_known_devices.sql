-- Browsers that somebody has signed in to an account from. `secret` is the hash of what the browser's cookie says; one browser may be
-- known to several accounts.
CREATE TABLE known_devices (
  secret TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  first_signed_in_at TEXT NOT NULL,
  last_signed_in_at TEXT NOT NULL,
  PRIMARY KEY (secret, account_id)
) STRICT, WITHOUT ROWID;

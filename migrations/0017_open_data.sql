-- Whether the register is open to the public, by which code of the state register the council is known, and which names in titles
-- are places. Each change is a row more; the newest counts.
CREATE TABLE open_data_settings (
  version INTEGER PRIMARY KEY,
  published INTEGER NOT NULL CHECK (published IN (0, 1)),
  publisher_id TEXT CHECK (publisher_id IS NULL OR length(publisher_id) = 8),
  places TEXT NOT NULL CHECK (json_valid(places)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id)
) STRICT;

-- The few removals after which an act is no longer in force.
CREATE INDEX task_facts_no_longer_in_force ON task_facts (task_id, seq)
  WHERE kind = 'removed' AND ground IN ('втратило чинність', 'закінчився термін дії', 'замінено іншим документом');

-- What a rule of the council kept in `settings` said before each change by a person, what after it, from which day on, and who
-- changed it. Marks that the program keeps for itself there (its last run, its name) have no such rows. A change is the next in the
-- row of its setting's changes, so the key stops the second of two editors.
CREATE TABLE setting_changes (
  name TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  -- null where nothing was set, and what comes with the program held
  before TEXT,
  after TEXT,
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (name, seq),
  CHECK (before IS NOT after)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER setting_changes_stay BEFORE UPDATE ON setting_changes BEGIN SELECT RAISE(ABORT, 'a change of a rule is never changed'); END;
CREATE TRIGGER setting_changes_remain BEFORE DELETE ON setting_changes BEGIN SELECT RAISE(ABORT, 'a change of a rule is never deleted'); END;

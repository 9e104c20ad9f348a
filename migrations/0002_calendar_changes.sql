-- What the working calendar said before each change, and who changed it. A change of a day or of a regime is the next
-- in the row of that day's changes, so the key stops the second of two editors.
CREATE TABLE calendar_changes (
  subject TEXT NOT NULL CHECK (subject IN ('day', 'regime')),
  -- the day itself, or the first day of the regime
  on_day TEXT NOT NULL,
  seq INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (subject, on_day, seq),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_changes_by_time ON calendar_changes (recorded_at);

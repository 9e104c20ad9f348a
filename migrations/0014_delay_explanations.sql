-- What a department says of a task that was not executed in time: why, how it stands, by when it will be done. Nothing is
-- overwritten; the last row before a day, recorded by an instant, is what was said then.
CREATE TABLE delay_explanations (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  version INTEGER NOT NULL,
  said_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  standing TEXT NOT NULL CHECK (standing <> ''),
  expected_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (task_id, version)
) STRICT, WITHOUT ROWID;

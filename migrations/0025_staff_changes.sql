-- What was changed of a department or a person: which of its columns, from what to what, from which day on, by whom. The columns of
-- `departments` and `people` say what holds now and are written in the same commit. A change is the next in the row of its
-- subject's changes, so the key stops the second of two editors. What was before the first row was not recorded.
CREATE TABLE staff_changes (
  subject TEXT NOT NULL CHECK (subject IN ('department', 'person')),
  subject_id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  -- [{"field", "from", "to"}]; heads, deputies and departments by their ids
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  -- the act or the reason, where one was named
  ground TEXT CHECK (ground <> ''),
  happened_on TEXT NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (subject, subject_id, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER staff_changes_stay BEFORE UPDATE ON staff_changes BEGIN SELECT RAISE(ABORT, 'a change of staff is never changed'); END;
CREATE TRIGGER staff_changes_remain BEFORE DELETE ON staff_changes BEGIN SELECT RAISE(ABORT, 'a change of staff is never deleted'); END;

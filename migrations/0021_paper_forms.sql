-- Word forms of the council's own. A file is judged before its row; its bytes lie outside, under their SHA-256. Rows of both
-- tables are never changed: what is no longer wanted is followed by another version.
CREATE TABLE form_files (
  id TEXT NOT NULL PRIMARY KEY,
  -- whose form it is: «memo», «half-year»
  paper TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  name TEXT NOT NULL CHECK (name <> ''),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (paper, hash)
) STRICT;
CREATE INDEX form_files_by_hash ON form_files (hash);

-- Which form a paper has from which day on; no file is the program's own. Of several for one day the newest counts.
CREATE TABLE form_versions (
  paper TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  file_id TEXT REFERENCES form_files (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (paper, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER form_files_stay BEFORE UPDATE ON form_files BEGIN SELECT RAISE(ABORT, 'a form is never changed'); END;
CREATE TRIGGER form_files_remain BEFORE DELETE ON form_files BEGIN SELECT RAISE(ABORT, 'a form is never deleted'); END;
CREATE TRIGGER form_versions_stay BEFORE UPDATE ON form_versions BEGIN SELECT RAISE(ABORT, 'a version of a form is never changed'); END;
CREATE TRIGGER form_versions_remain BEFORE DELETE ON form_versions BEGIN SELECT RAISE(ABORT, 'a version of a form is never deleted'); END;

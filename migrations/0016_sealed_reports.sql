-- A report as it was signed: what was asked, by which formula and calendar, from which inputs, the figures, the paper and the very
-- files. Later entries cannot change it; a correction is a sheet of its own beside it. Rows of both are never changed.
CREATE TABLE sealed_reports (
  id TEXT NOT NULL PRIMARY KEY,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  report TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  as_of TEXT NOT NULL,
  known_on TEXT NOT NULL,
  -- its words, the official one and the act that named it
  formula TEXT NOT NULL CHECK (json_valid(formula)),
  calendar_hash TEXT NOT NULL,
  -- fingerprints of the rows that were counted, in groups, so that one changed later can be named
  inputs TEXT NOT NULL CHECK (json_valid(inputs)),
  inputs_hash TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  answer_hash TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  paper_hash TEXT NOT NULL,
  -- base64
  word TEXT NOT NULL,
  word_hash TEXT NOT NULL,
  excel TEXT NOT NULL,
  excel_hash TEXT NOT NULL,
  -- who signed, as it was then
  signer TEXT NOT NULL CHECK (json_valid(signer)),
  signed_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  -- of all the above together
  hash TEXT NOT NULL,
  UNIQUE (year, number),
  CHECK (to_day >= from_day AND as_of > to_day)
) STRICT;
CREATE INDEX sealed_reports_by_question ON sealed_reports (report, from_day, to_day, as_of, recorded_at);
CREATE TRIGGER sealed_reports_stay BEFORE UPDATE ON sealed_reports BEGIN SELECT RAISE(ABORT, 'a sealed report is never changed'); END;
CREATE TRIGGER sealed_reports_remain BEFORE DELETE ON sealed_reports BEGIN SELECT RAISE(ABORT, 'a sealed report is never deleted'); END;

-- «Аркуш виправлень»: the lines that a signed report says otherwise as known later, on what ground. The next one begins where the
-- last one ended.
CREATE TABLE report_errata (
  sealed_id TEXT NOT NULL REFERENCES sealed_reports (id),
  number INTEGER NOT NULL CHECK (number > 0),
  known_on TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  -- what made the difference: the fact, its day, when and by whom it was entered
  causes TEXT NOT NULL CHECK (json_valid(causes)),
  ground TEXT NOT NULL CHECK (ground <> ''),
  signer TEXT NOT NULL CHECK (json_valid(signer)),
  signed_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  hash TEXT NOT NULL,
  PRIMARY KEY (sealed_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER report_errata_stay BEFORE UPDATE ON report_errata BEGIN SELECT RAISE(ABORT, 'an errata sheet is never changed'); END;
CREATE TRIGGER report_errata_remain BEFORE DELETE ON report_errata BEGIN SELECT RAISE(ABORT, 'an errata sheet is never deleted'); END;

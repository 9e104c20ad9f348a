-- Which formula is the council's official one, from which day on, by which act. A correction is a row more for the same day, the
-- newest counts; periods that ended before the day keep the formula they had.
CREATE TABLE formula_acts (
  from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  version INTEGER NOT NULL,
  formula TEXT NOT NULL,
  act_number TEXT NOT NULL CHECK (act_number <> ''),
  act_date TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (from_day, version)
) STRICT, WITHOUT ROWID;

-- A meeting is finished, and what was forgotten takes it up again: who said so, when and why. The newest row counts.
CREATE TABLE agenda_turns (
  agenda_id TEXT NOT NULL REFERENCES agendas (id),
  seq INTEGER NOT NULL,
  turn TEXT NOT NULL CHECK (turn IN ('finished', 'reopened')),
  reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (agenda_id, seq),
  CHECK ((turn = 'reopened') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Who spoke on a question of a protocol; a correction is a row more, the newest counts.
CREATE TABLE question_speeches (
  question_id TEXT NOT NULL REFERENCES meeting_questions (id),
  version INTEGER NOT NULL,
  spoken TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (question_id, version)
) STRICT, WITHOUT ROWID;

-- Before a meeting its agenda, during it the board, after it the protocol with who was there.

CREATE TABLE agendas (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL REFERENCES document_kinds (id),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- «10:00»
  hour TEXT NOT NULL CHECK (hour GLOB '[0-2][0-9]:[0-5][0-9]'),
  place TEXT NOT NULL,
  chair TEXT NOT NULL,
  -- advanced by every change: the second of two writers finds another one
  version INTEGER NOT NULL,
  -- the protocol, once it is registered: one agenda, one protocol
  document_id TEXT UNIQUE REFERENCES documents (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (kind, held_on, hour)
) STRICT;

-- A question somebody proposed, and what became of it.
CREATE TABLE agenda_items (
  id TEXT NOT NULL PRIMARY KEY,
  agenda_id TEXT NOT NULL REFERENCES agendas (id),
  -- in the order proposed
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  speaker TEXT,
  proposed_by TEXT REFERENCES departments (id),
  decision TEXT CHECK (decision IN ('accepted', 'declined')),
  decided_at TEXT,
  decided_by TEXT REFERENCES accounts (id),
  -- its number in the protocol, once there is one
  question INTEGER,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (agenda_id, position),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK (question IS NULL OR decision = 'accepted')
) STRICT;

-- What the meeting decided on earlier instructions: the fact it recorded in the history of each.
CREATE TABLE agenda_marks (
  agenda_id TEXT NOT NULL REFERENCES agendas (id),
  task_id TEXT NOT NULL REFERENCES tasks (id),
  seq INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('executed', 'moved')),
  PRIMARY KEY (agenda_id, task_id, seq)
) STRICT, WITHOUT ROWID;

-- What the head of a protocol says; a correction is a row more, the newest counts.
CREATE TABLE protocol_details (
  document_id TEXT NOT NULL REFERENCES documents (id),
  version INTEGER NOT NULL,
  hour TEXT NOT NULL,
  place TEXT NOT NULL,
  chair TEXT NOT NULL,
  -- «12 осіб», or a name a line
  attendees TEXT NOT NULL,
  keeper TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (document_id, version)
) STRICT, WITHOUT ROWID;

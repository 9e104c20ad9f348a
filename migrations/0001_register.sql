-- The register. Facts are rows that are never overwritten: each has the legal day it happened on and the
-- instant it was recorded at. The columns of `tasks` under «projection» repeat what the facts say, are
-- written in the same commit, and can be computed again from them at any time.

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A statement that must find something true inserts here; a false one breaks the whole commit.
CREATE TABLE guards (
  name TEXT NOT NULL,
  holds INTEGER NOT NULL,
  CONSTRAINT guard_holds CHECK (holds = 1)
) STRICT;
CREATE TRIGGER guards_stay_empty AFTER INSERT ON guards BEGIN DELETE FROM guards; END;

-- Reference data -----------------------------------------------------------------------------------

CREATE TABLE document_kinds (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  journal TEXT NOT NULL,
  index_pattern TEXT NOT NULL,
  incoming INTEGER NOT NULL CHECK (incoming IN (0, 1)),
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT, WITHOUT ROWID;

CREATE TABLE term_marks (
  mark TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_days (
  day TEXT NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'day-off', 'working')),
  name TEXT NOT NULL,
  act TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_regimes (
  from_day TEXT NOT NULL PRIMARY KEY,
  to_day TEXT,
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  CHECK (to_day IS NULL OR to_day >= from_day)
) STRICT, WITHOUT ROWID;

-- Departments and people ---------------------------------------------------------------------------

CREATE TABLE departments (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  head_id TEXT REFERENCES people (id),
  closed_on TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX departments_by_name ON departments (name_key) WHERE closed_on IS NULL;

-- The name a department bore from a day on; history keeps the old one.
CREATE TABLE department_names (
  department_id TEXT NOT NULL REFERENCES departments (id),
  from_day TEXT NOT NULL,
  name TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (department_id, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  department_id TEXT REFERENCES departments (id),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  short_key TEXT NOT NULL,
  post TEXT,
  email TEXT,
  left_on TEXT,
  recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_department ON people (department_id, short_key);
CREATE INDEX people_by_name ON people (short_key);

-- Accounts -----------------------------------------------------------------------------------------

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE REFERENCES people (id),
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin')),
  password TEXT,
  recorded_at TEXT NOT NULL,
  closed_at TEXT
) STRICT;

-- Secrets are kept as SHA-256 only.
CREATE TABLE sessions (
  secret TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  opened_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);

CREATE TABLE sign_in_links (
  secret TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  issued_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A link works once: its use is a row, and two rows for one link cannot be.
CREATE TABLE sign_in_link_uses (
  secret TEXT NOT NULL PRIMARY KEY REFERENCES sign_in_links (secret),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_attempts (
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (who, at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_tokens (
  secret TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  issued_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

-- Documents ----------------------------------------------------------------------------------------

-- The last number given in a journal of a Kyiv year; advanced in the very commit that uses it.
CREATE TABLE journal_counters (
  journal TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (journal, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE correspondents (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL REFERENCES document_kinds (id),
  journal_year INTEGER NOT NULL,
  number TEXT NOT NULL CHECK (number <> ''),
  number_key TEXT NOT NULL,
  registered_on TEXT NOT NULL,
  received_at TEXT,
  correspondent_id TEXT REFERENCES correspondents (id),
  correspondent_number TEXT,
  correspondent_number_key TEXT,
  correspondent_date TEXT,
  title TEXT NOT NULL CHECK (title <> ''),
  public_title TEXT,
  case_index TEXT,
  version INTEGER NOT NULL,
  annulled_on TEXT,
  annulment_reason TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (kind, journal_year, number),
  CHECK (CAST(substr(registered_on, 1, 4) AS INTEGER) = journal_year),
  CHECK ((annulled_on IS NULL) = (annulment_reason IS NULL))
) STRICT;
CREATE INDEX documents_by_day ON documents (registered_on, id);
CREATE INDEX documents_by_kind ON documents (kind, registered_on, id);
CREATE INDEX documents_by_number ON documents (number_key);
CREATE INDEX documents_by_correspondent
  ON documents (correspondent_id, correspondent_number_key, correspondent_date) WHERE correspondent_id IS NOT NULL;

-- Who changed what, from what to what. The key stops the second of two editors.
CREATE TABLE document_changes (
  document_id TEXT NOT NULL REFERENCES documents (id),
  version INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  PRIMARY KEY (document_id, version)
) STRICT, WITHOUT ROWID;

-- Meetings: a protocol is a document; its questions stand in order.
CREATE TABLE meeting_questions (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  speaker TEXT,
  recorded_at TEXT NOT NULL,
  UNIQUE (document_id, position)
) STRICT;

-- Tasks --------------------------------------------------------------------------------------------

CREATE TABLE tasks (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  -- its document's, repeated here because lists are narrowed and ordered by them
  kind TEXT NOT NULL REFERENCES document_kinds (id),
  registered_on TEXT NOT NULL,
  position INTEGER NOT NULL,
  point TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  question_id TEXT REFERENCES meeting_questions (id),
  term TEXT CHECK (term IS NULL OR json_valid(term)),
  term_steps TEXT CHECK (term_steps IS NULL OR json_valid(term_steps)),
  -- one control point after another of a periodic term: the first one's id and the place in the row of them
  series_id TEXT REFERENCES tasks (id),
  series_place INTEGER NOT NULL DEFAULT 1,
  special INTEGER NOT NULL DEFAULT 0 CHECK (special IN (0, 1)),
  controller_id TEXT REFERENCES people (id),
  supervisor_id TEXT REFERENCES people (id),
  first_recorded_at TEXT NOT NULL,
  -- projection of task_facts
  seq INTEGER NOT NULL,
  department_id TEXT NOT NULL REFERENCES departments (id),
  lead_id TEXT REFERENCES people (id),
  placed_on TEXT,
  first_due_day TEXT,
  due_day TEXT,
  due_time TEXT,
  granted_until TEXT,
  extensions INTEGER NOT NULL DEFAULT 0,
  reported_on TEXT,
  executed_on TEXT,
  completeness TEXT CHECK (completeness IN ('full', 'partly')),
  removed_on TEXT,
  -- the last day on which history turned (extension, reassignment, return): before it the columns above
  -- do not answer for the past and the facts must be asked; 9999-12-31 where they never do
  turned_on TEXT,
  last_recorded_at TEXT NOT NULL,
  -- the due day, or a day after all others where there is none. Not a generated column: an index with one of those in
  -- it is never enough for a list, SQLite looks into the rows as well.
  due_order TEXT NOT NULL,
  CHECK (due_order = ifnull(due_day, '9999-12-31')),
  CHECK (removed_on IS NULL OR placed_on IS NOT NULL),
  UNIQUE (document_id, position)
) STRICT;
CREATE TRIGGER tasks_follow_registration AFTER UPDATE OF registered_on ON documents BEGIN UPDATE tasks SET registered_on = NEW.registered_on WHERE document_id = NEW.id; END;
-- Lists find their ids in these alone: first what narrows and orders, then what else the conditions ask about.
CREATE INDEX tasks_pending ON tasks (due_order, id, placed_on, removed_on, executed_on, extensions)
  WHERE placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL;
CREATE INDEX tasks_pending_by_department
  ON tasks (department_id, due_order, id, placed_on, removed_on, executed_on, extensions)
  WHERE placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL;
CREATE INDEX tasks_special ON tasks (due_order, id, placed_on, removed_on, executed_on, special) WHERE special = 1;
CREATE INDEX tasks_waiting ON tasks (due_order, id, placed_on, removed_on, reported_on)
  WHERE reported_on IS NOT NULL AND placed_on IS NOT NULL AND removed_on IS NULL;
CREATE INDEX tasks_executed ON tasks (due_order, id, placed_on, removed_on, executed_on)
  WHERE executed_on IS NOT NULL AND placed_on IS NOT NULL AND removed_on IS NULL;
CREATE INDEX tasks_on_control ON tasks (due_order, id, placed_on, removed_on)
  WHERE placed_on IS NOT NULL AND removed_on IS NULL;
CREATE INDEX tasks_on_control_by_department ON tasks (department_id, due_order, id, placed_on, removed_on)
  WHERE placed_on IS NOT NULL AND removed_on IS NULL;
CREATE INDEX tasks_not_on_control ON tasks (due_order, id, placed_on) WHERE placed_on IS NULL;
CREATE INDEX tasks_by_due ON tasks (due_order, id, removed_on);
CREATE INDEX tasks_by_department_due ON tasks (department_id, due_order, id, removed_on);
CREATE INDEX tasks_by_controller ON tasks (controller_id, due_order, id, placed_on, removed_on, executed_on)
  WHERE controller_id IS NOT NULL;
CREATE INDEX tasks_by_registration
  ON tasks (registered_on, document_id, position, id, placed_on, removed_on, executed_on, reported_on, due_order);
-- What the register of documents asks of their tasks.
CREATE INDEX tasks_by_document ON tasks (document_id, placed_on, removed_on, executed_on, due_order);
CREATE INDEX tasks_by_series ON tasks (series_id, series_place) WHERE series_id IS NOT NULL;
CREATE INDEX tasks_by_question ON tasks (question_id) WHERE question_id IS NOT NULL;
-- These two carry all that the reports read, so that a report never touches the rows themselves.
CREATE INDEX tasks_for_departments ON tasks
  (department_id, placed_on, removed_on, executed_on, due_day, first_due_day, turned_on);
CREATE INDEX tasks_for_kinds ON tasks
  (kind, document_id, placed_on, removed_on, executed_on, completeness, turned_on);
-- The few that a report asks beside them: histories that turned, documents that do not count.
CREATE INDEX tasks_turned ON tasks (turned_on, id) WHERE turned_on IS NOT NULL;
CREATE INDEX documents_annulled ON documents (annulled_on, id) WHERE annulled_on IS NOT NULL;

CREATE TABLE task_facts (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'term-set', 'assigned', 'placed', 'extended', 'reported', 'returned', 'executed', 'removed',
    'returned-to-control', 'edited', 'retracted')),
  happened_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  -- term-set, extended: the due day; null where there is none
  day TEXT,
  ground TEXT,
  -- removed: the decision named as ground
  decision_number TEXT,
  decision_date TEXT,
  -- retracted: the seq of the fact that was a mistake
  retracts INTEGER,
  detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
  PRIMARY KEY (task_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_facts_by_decision ON task_facts (decision_date, decision_number, task_id)
  WHERE decision_date IS NOT NULL;

-- Executors stand in the order of the resolution; the lead is one of them, mostly the first.
CREATE TABLE task_executors (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'co-executor', 'informed')),
  department_id TEXT NOT NULL REFERENCES departments (id),
  person_id TEXT REFERENCES people (id),
  PRIMARY KEY (task_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_executors_by_person ON task_executors (person_id, task_id) WHERE person_id IS NOT NULL;
CREATE INDEX task_executors_by_department ON task_executors (department_id, task_id);

-- Reminder letters: official, numbered, kept.
CREATE TABLE letters (
  id TEXT NOT NULL PRIMARY KEY,
  journal_year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  sent_on TEXT NOT NULL,
  recipient_id TEXT NOT NULL REFERENCES people (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (journal_year, number)
) STRICT;
-- All that one person is reminded of on a day stands in one letter.
CREATE UNIQUE INDEX letters_by_day ON letters (sent_on, recipient_id);

CREATE TABLE letter_tasks (
  letter_id TEXT NOT NULL REFERENCES letters (id),
  task_id TEXT NOT NULL REFERENCES tasks (id),
  PRIMARY KEY (letter_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_tasks_by_task ON letter_tasks (task_id);

-- Words of titles and points, folded (`src/documents/search-words.ts`); task_id is '' for the document's own.
CREATE TABLE search_words (
  word TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES documents (id),
  task_id TEXT NOT NULL,
  PRIMARY KEY (word, document_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_words_by_document ON search_words (document_id, word);

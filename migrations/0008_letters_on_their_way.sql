-- Letters on their way: what is planned to whom, the attempts to hand it over, the paper as it left, and what was seen of it
-- inside the register. A letter gets its number (`letters`) when it is sealed, so that one nobody needs any more takes none.

-- «Іване Петровичу», «Івану ІВАНЕНКУ», «начальнику управління …»: computed when a person is saved, and editable.
ALTER TABLE people ADD COLUMN vocative TEXT;
ALTER TABLE people ADD COLUMN dative TEXT;
ALTER TABLE people ADD COLUMN post_dative TEXT;
-- The deputy mayor to whom the department answers.
ALTER TABLE departments ADD COLUMN deputy_id TEXT REFERENCES people (id);

CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'digest', 'sheet', 'test')),
  -- the day the letter is written for
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recipient_id TEXT NOT NULL REFERENCES people (id),
  -- projection of outbox_events
  seq INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'planned', 'claimed', 'handing', 'accepted', 'deferred', 'rejected', 'unknown', 'withheld')),
  -- what the sender may take is taken from this instant on; past it a claim is nobody's
  ready_at TEXT NOT NULL,
  claimed_by TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- sealed: text, number and Message-ID are fixed from the first attempt on
  letter_id TEXT UNIQUE REFERENCES letters (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id)
) STRICT;
-- One letter per person per day, with all there is to say.
CREATE UNIQUE INDEX outbox_by_day ON outbox (day, recipient_id) WHERE kind <> 'test';
CREATE INDEX outbox_to_do ON outbox (ready_at, id) WHERE state IN ('planned', 'claimed', 'handing', 'deferred');
CREATE INDEX outbox_by_state ON outbox (state, day, id);

-- What happened to it, with the words of the server or of a person. The key stops the second of two senders.
CREATE TABLE outbox_events (
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  words TEXT,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (outbox_id, seq)
) STRICT, WITHOUT ROWID;

-- One reason to write to a person: a task, the version of its due day, a step of the ladder.
CREATE TABLE letter_items (
  id TEXT NOT NULL PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES tasks (id),
  -- how often the due day had been set or moved by then
  due_version INTEGER NOT NULL,
  due_day TEXT,
  step TEXT NOT NULL,
  recipient_id TEXT NOT NULL REFERENCES people (id),
  -- the day of the step
  day TEXT NOT NULL,
  -- the letter that carries it; null for a step that was passed over
  outbox_id TEXT REFERENCES outbox (id),
  -- why it did not get into the paper: what became of the task meanwhile
  dropped TEXT,
  revoked_at TEXT,
  recorded_at TEXT NOT NULL,
  UNIQUE (task_id, due_version, step, recipient_id)
) STRICT;
CREATE INDEX letter_items_by_letter ON letter_items (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX letter_items_by_day ON letter_items (day, recipient_id);

-- The letter as it left, the same at every attempt. Answer links stand in it as places, never as working addresses.
CREATE TABLE letter_papers (
  outbox_id TEXT NOT NULL PRIMARY KEY REFERENCES outbox (id),
  message_id TEXT NOT NULL UNIQUE,
  dated_at TEXT NOT NULL,
  -- the mailbox it goes to, as it stood then
  mailbox TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  -- what the paper says, for Word and for print
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The same word inside the register, in the commit of the plan.
CREATE TABLE notices (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  task_id TEXT NOT NULL REFERENCES tasks (id),
  item_id TEXT NOT NULL UNIQUE REFERENCES letter_items (id),
  recorded_at TEXT NOT NULL,
  read_at TEXT
) STRICT;
CREATE INDEX notices_by_person ON notices (person_id, recorded_at);
CREATE INDEX notices_unread ON notices (person_id) WHERE read_at IS NULL;

-- A template the council wrote instead of the one that comes with the program; the newest counts, null text means ours again.
CREATE TABLE letter_templates (
  kind TEXT NOT NULL CHECK (kind IN ('reminder', 'digest', 'sheet')),
  version INTEGER NOT NULL,
  text TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;

-- A reply that came by mail: matched to a task, or waiting for a person to say whose it is.
CREATE TABLE mail_replies (
  id TEXT NOT NULL PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  outbox_id TEXT REFERENCES outbox (id),
  task_id TEXT REFERENCES tasks (id),
  sender TEXT NOT NULL,
  person_id TEXT REFERENCES people (id),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  received_at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  -- what a person made of it
  settled TEXT CHECK (settled IN ('reported', 'noted', 'dismissed')),
  settled_at TEXT,
  settled_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE INDEX mail_replies_waiting ON mail_replies (recorded_at) WHERE settled IS NULL;
CREATE INDEX mail_replies_by_task ON mail_replies (task_id) WHERE task_id IS NOT NULL;

CREATE TABLE mail_reply_files (
  reply_id TEXT NOT NULL REFERENCES mail_replies (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (reply_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_reply_files_by_hash ON mail_reply_files (hash);

-- Private addresses of calendars of due days; only the SHA-256 of the secret is kept.
CREATE TABLE calendar_feeds (
  secret TEXT NOT NULL PRIMARY KEY,
  -- whose rights it reads with
  account_id TEXT NOT NULL REFERENCES accounts (id),
  -- null: the person's own tasks
  department_id TEXT REFERENCES departments (id),
  issued_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_feeds_by_account ON calendar_feeds (account_id);

-- Files of long lists, made part by part while nobody waits for them. They are no facts: a few days later they are gone.
CREATE TABLE prepared_files (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  -- the address of the list, its conditions in it
  address TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('xlsx', 'csv')),
  -- the name of the list and what it is narrowed by, for people
  name TEXT NOT NULL,
  conditions TEXT NOT NULL,
  -- the day «today» is for the list
  asked_on TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  -- whose eyes it was asked for with: role, department, whom the person stood for. Others may not open it.
  eyes TEXT NOT NULL CHECK (json_valid(eyes)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'withdrawn')),
  -- who works on it, and until when that counts; past it the work is anybody's
  holder TEXT,
  held_until TEXT,
  -- begun in vain since the last part that was done
  attempts INTEGER NOT NULL DEFAULT 0,
  -- from the beginning of the work on: when the list was fixed, where its ids lie, each so many bytes wide
  known_at TEXT,
  ids_hash TEXT,
  ids_width INTEGER,
  rows_all INTEGER,
  rows_done INTEGER NOT NULL DEFAULT 0,
  -- of the finished file
  hash TEXT,
  bytes INTEGER,
  finished_at TEXT,
  -- why it failed
  reason TEXT,
  CHECK ((state = 'ready') = (hash IS NOT NULL)),
  CHECK ((state = 'failed') = (reason IS NOT NULL))
) STRICT;
-- One asked for twice is the same one.
CREATE UNIQUE INDEX prepared_files_in_work ON prepared_files (account_id, address, format)
  WHERE state IN ('waiting', 'running');
CREATE INDEX prepared_files_to_do ON prepared_files (asked_at, id) WHERE state IN ('waiting', 'running');
CREATE INDEX prepared_files_by_account ON prepared_files (account_id, asked_at, state);
CREATE INDEX prepared_files_by_age ON prepared_files (asked_at);

-- Parts that are done, in the order of their rows; they lie where files lie until the file is whole.
CREATE TABLE prepared_parts (
  file_id TEXT NOT NULL REFERENCES prepared_files (id),
  part INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  bytes INTEGER NOT NULL,
  -- before it was deflated
  length INTEGER NOT NULL,
  -- of its sheet, up to its end
  crc INTEGER NOT NULL,
  PRIMARY KEY (file_id, part)
) STRICT, WITHOUT ROWID;

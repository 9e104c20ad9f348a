-- Scans and evidence. The bytes lie outside, under their SHA-256, once however often they are added; they land before
-- their row. Nothing is deleted: what was withdrawn keeps its row, its bytes and the reason.
CREATE TABLE files (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  name TEXT NOT NULL CHECK (name <> ''),
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  document_id TEXT NOT NULL REFERENCES documents (id),
  -- the task it is evidence for; null for a file of the document itself
  task_id TEXT REFERENCES tasks (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  withdrawn_at TEXT,
  withdrawn_by TEXT REFERENCES accounts (id),
  withdrawal_reason TEXT,
  CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
) STRICT;
-- The same content stands at one place once, so a form that is sent twice changes nothing the second time.
CREATE UNIQUE INDEX files_stand_once ON files (document_id, ifnull(task_id, ''), hash) WHERE withdrawn_at IS NULL;
CREATE INDEX files_by_document ON files (document_id, recorded_at);
CREATE INDEX files_by_hash ON files (hash);

-- Removal from control by a decision of the executive committee: a draft with its items, the adoption that removed them,
-- the act that undid it. Each of the last two is a row of its own, and its key lets it happen once.

CREATE TABLE removal_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  preamble TEXT NOT NULL,
  -- the points of the decision, a line each
  points TEXT NOT NULL,
  -- «м. Зоряне», and who signs: post and name
  place TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  annex_signed_by TEXT NOT NULL,
  -- advanced by every change of the draft, its adoption included: the second of two writers finds another one
  version INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE INDEX removal_drafts_by_time ON removal_drafts (recorded_at, id);

CREATE TABLE removal_items (
  draft_id TEXT NOT NULL REFERENCES removal_drafts (id),
  task_id TEXT NOT NULL REFERENCES tasks (id),
  -- the task's history as it was looked at: an item that has changed since is not removed unseen
  seq INTEGER NOT NULL,
  ground TEXT NOT NULL CHECK (ground IN ('executed', 'void', 'expired', 'noted', 'replaced')),
  PRIMARY KEY (draft_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX removal_items_by_task ON removal_items (task_id);

CREATE TABLE removal_adoptions (
  draft_id TEXT NOT NULL PRIMARY KEY REFERENCES removal_drafts (id),
  number TEXT NOT NULL CHECK (number <> ''),
  number_key TEXT NOT NULL,
  adopted_on TEXT NOT NULL,
  -- the decision itself, where it is registered here
  document_id TEXT REFERENCES documents (id),
  -- the annex as it was adopted: what is corrected in the register later does not change the paper
  annex TEXT NOT NULL CHECK (json_valid(annex)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  UNIQUE (adopted_on, number_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE removal_reversals (
  draft_id TEXT NOT NULL PRIMARY KEY REFERENCES removal_adoptions (draft_id),
  -- the act by which the items are on control again
  number TEXT NOT NULL CHECK (number <> ''),
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- how many were still removed by this decision
  tasks INTEGER NOT NULL CHECK (tasks > 0),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id)
) STRICT, WITHOUT ROWID;

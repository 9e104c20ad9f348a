-- What executors answer: receipt, notes, parts of the work, requests for more time, «не наше»; instructions of a lead to people
-- of the department; substitution during a leave.

-- More kinds of facts, and `answers`. A CHECK cannot be widened in place, so the table is made anew with all its rows.
CREATE TABLE task_facts_wider (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN (
    'term-set', 'assigned', 'placed', 'extended', 'reported', 'returned', 'executed', 'removed',
    'returned-to-control', 'edited', 'retracted', 'acknowledged', 'noted', 'part-reported',
    'delegated', 'extension-asked', 'extension-refused', 'reassignment-proposed', 'reassignment-declined')),
  happened_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  -- term-set, extended, extension-asked: the due day; null where there is none
  day TEXT,
  ground TEXT,
  -- removed: the decision named as ground
  decision_number TEXT,
  decision_date TEXT,
  -- retracted: the seq of the fact that was a mistake
  retracts INTEGER,
  -- the seq of the request or the proposal that this decides on
  answers INTEGER,
  detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
  PRIMARY KEY (task_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO task_facts_wider (task_id, seq, kind, happened_on, recorded_at, recorded_by, day, ground,
    decision_number, decision_date, retracts, detail)
  SELECT task_id, seq, kind, happened_on, recorded_at, recorded_by, day, ground,
    decision_number, decision_date, retracts, detail FROM task_facts;
DROP TABLE task_facts;
ALTER TABLE task_facts_wider RENAME TO task_facts;
CREATE INDEX task_facts_by_decision ON task_facts (decision_date, decision_number, task_id)
  WHERE decision_date IS NOT NULL;
-- What may wait for the controller.
CREATE INDEX task_facts_asked ON task_facts (kind, task_id, seq)
  WHERE kind IN ('extension-asked', 'reassignment-proposed');

-- A sub-instruction is a task below a task: never placed on control itself, so that no figure counts it.
ALTER TABLE tasks ADD COLUMN parent_id TEXT REFERENCES tasks (id) CHECK (parent_id IS NULL OR placed_on IS NULL);
DROP INDEX tasks_for_departments;
CREATE INDEX tasks_for_departments ON tasks
  (department_id, placed_on, removed_on, executed_on, due_day, first_due_day, turned_on, registered_on, parent_id);
CREATE INDEX tasks_by_parent ON tasks (parent_id) WHERE parent_id IS NOT NULL;
DROP INDEX tasks_not_on_control;
CREATE INDEX tasks_not_on_control ON tasks (due_order, id, placed_on, parent_id)
  WHERE placed_on IS NULL AND parent_id IS NULL;

-- Somebody is away from one day to another, both included, and somebody else does the work, by a personnel order.
CREATE TABLE leaves (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  substitute_id TEXT NOT NULL REFERENCES people (id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  order_number TEXT NOT NULL CHECK (order_number <> ''),
  order_date TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id),
  CHECK (to_day >= from_day),
  CHECK (person_id <> substitute_id)
) STRICT;
CREATE INDEX leaves_by_substitute ON leaves (substitute_id, to_day);
CREATE INDEX leaves_by_person ON leaves (person_id, to_day);

-- Called back early, or entered by mistake: the last day that counts; one before the first day means none did.
CREATE TABLE leave_endings (
  leave_id TEXT NOT NULL PRIMARY KEY REFERENCES leaves (id),
  last_day TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT REFERENCES accounts (id)
) STRICT, WITHOUT ROWID;

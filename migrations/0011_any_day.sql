-- Figures of any day and as known on any instant from columns alone, wherever they can answer.
-- The last day on which anything happened to a task that was several times on control: its columns answer from then on.
ALTER TABLE tasks ADD COLUMN settled_on TEXT;
UPDATE tasks SET settled_on = (
  SELECT max(f.happened_on) FROM task_facts f
  WHERE f.task_id = tasks.id AND f.kind <> 'retracted'
    AND NOT EXISTS (SELECT 1 FROM task_facts r WHERE r.task_id = f.task_id AND r.retracts = f.seq))
  WHERE turned_on = '9999-12-31';
-- The last instant on which something was recorded after the day it happened on had ended, or was taken back.
ALTER TABLE tasks ADD COLUMN backdated_at TEXT;
UPDATE tasks SET backdated_at = (
  SELECT max(f.recorded_at) FROM task_facts f
  WHERE f.task_id = tasks.id AND (f.kind = 'retracted' OR f.recorded_at > f.happened_on || 'T20:59:59.999Z'));

-- What the columns of a task said before its history turned: as of any day after `since` ('' for the beginning) and not after
-- `until`. After the last turn the columns themselves say it. A task that has none here is told by its facts.
CREATE TABLE task_phases (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  -- of its document, as in tasks
  registered_on TEXT NOT NULL,
  department_id TEXT NOT NULL REFERENCES departments (id),
  placed_on TEXT,
  removed_on TEXT,
  executed_on TEXT,
  completeness TEXT CHECK (completeness IN ('full', 'partly')),
  first_due_day TEXT,
  due_day TEXT,
  PRIMARY KEY (task_id, until),
  CHECK (since < until)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER task_phases_follow_registration AFTER UPDATE OF registered_on ON tasks BEGIN UPDATE task_phases SET registered_on = NEW.registered_on WHERE task_id = NEW.id; END;
CREATE INDEX task_phases_by_day ON task_phases (until, registered_on, since, placed_on);

DROP INDEX tasks_for_departments;
CREATE INDEX tasks_for_departments ON tasks
  (department_id, placed_on, removed_on, executed_on, due_day, first_due_day, turned_on, registered_on, parent_id,
    settled_on, backdated_at, last_recorded_at);
DROP INDEX tasks_for_kinds;
CREATE INDEX tasks_for_kinds ON tasks
  (kind, document_id, placed_on, removed_on, executed_on, completeness, turned_on, settled_on, backdated_at,
    last_recorded_at);
DROP INDEX tasks_turned;
CREATE INDEX tasks_turned ON tasks (turned_on, registered_on, settled_on, id) WHERE turned_on IS NOT NULL;
CREATE INDEX tasks_backdated ON tasks (backdated_at, registered_on, first_recorded_at, id)
  WHERE backdated_at IS NOT NULL;

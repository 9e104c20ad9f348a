-- «Частково» is an outcome and no execution: the day of the last one, while nothing more was done. Facts stay as they are.
ALTER TABLE tasks ADD COLUMN partly_on TEXT;
-- Removed on this day without having been executed by then, and not on control since.
ALTER TABLE tasks ADD COLUMN withdrawn_on TEXT;
-- The last day on which the task came to another department: whose it was before that day its facts tell.
ALTER TABLE tasks ADD COLUMN lead_changed_on TEXT;
ALTER TABLE task_phases ADD COLUMN withdrawn_on TEXT;
ALTER TABLE task_phases ADD COLUMN lead_changed_on TEXT;

UPDATE tasks SET partly_on = executed_on, executed_on = NULL WHERE completeness = 'partly' AND executed_on IS NOT NULL;
UPDATE task_phases SET executed_on = NULL WHERE completeness = 'partly';

UPDATE tasks SET withdrawn_on = removed_on WHERE removed_on IS NOT NULL AND (executed_on IS NULL OR executed_on > removed_on);
UPDATE task_phases SET withdrawn_on = removed_on
  WHERE removed_on IS NOT NULL AND (executed_on IS NULL OR executed_on > removed_on);

CREATE TABLE lead_changes AS
  SELECT task_id, happened_on FROM (
    SELECT task_id, happened_on, lead, lag(lead) OVER (PARTITION BY task_id ORDER BY happened_on, seq) AS lead_before
    FROM (
      SELECT f.task_id, f.happened_on, f.seq,
        (SELECT executor.value ->> 'departmentId' FROM json_each(f.detail) executor
          WHERE executor.value ->> 'role' = 'lead' LIMIT 1) AS lead
      FROM task_facts f
      WHERE f.kind = 'assigned' AND NOT EXISTS (SELECT 1 FROM task_facts r
        WHERE r.task_id = f.task_id AND r.kind = 'retracted' AND r.retracts = f.seq)))
  WHERE lead <> lead_before;
CREATE INDEX lead_changes_by_task ON lead_changes (task_id, happened_on);
UPDATE tasks SET lead_changed_on = (SELECT max(happened_on) FROM lead_changes WHERE task_id = tasks.id)
  WHERE id IN (SELECT task_id FROM lead_changes);
UPDATE task_phases SET lead_changed_on = (
  SELECT max(happened_on) FROM lead_changes WHERE task_id = task_phases.task_id AND happened_on < task_phases.until)
  WHERE task_id IN (SELECT task_id FROM lead_changes);
DROP TABLE lead_changes;

DROP INDEX tasks_for_departments;
CREATE INDEX tasks_for_departments ON tasks
  (department_id, placed_on, removed_on, executed_on, due_day, first_due_day, turned_on, withdrawn_on, lead_changed_on,
    parent_id, settled_on, backdated_at, last_recorded_at);
DROP INDEX tasks_for_kinds;
CREATE INDEX tasks_for_kinds ON tasks
  (kind, document_id, placed_on, removed_on, executed_on, completeness, turned_on, settled_on, backdated_at,
    last_recorded_at, lead_changed_on);
CREATE INDEX tasks_handed_over ON tasks (lead_changed_on, executed_on, placed_on, id) WHERE lead_changed_on IS NOT NULL;

-- A periodic instruction is one task: its control points are told by its facts, and this is how many of them are executed. Null for
-- every other task, which has one day and one outcome.
ALTER TABLE tasks ADD COLUMN points_closed INTEGER;
CREATE INDEX tasks_of_periods ON tasks (points_closed, registered_on, placed_on, first_recorded_at, id)
  WHERE points_closed IS NOT NULL;
DROP INDEX tasks_for_departments;
CREATE INDEX tasks_for_departments ON tasks
  (department_id, placed_on, removed_on, executed_on, due_day, first_due_day, turned_on, withdrawn_on, lead_changed_on,
    parent_id, settled_on, backdated_at, last_recorded_at, points_closed);
DROP INDEX tasks_for_kinds;
CREATE INDEX tasks_for_kinds ON tasks
  (kind, document_id, placed_on, removed_on, executed_on, completeness, turned_on, settled_on, backdated_at,
    last_recorded_at, lead_changed_on, points_closed);

-- What an executor has asked and nobody has answered: the days of it, from the facts. The queue counts them on every page.
ALTER TABLE tasks ADD COLUMN extension_asked_on TEXT;
ALTER TABLE tasks ADD COLUMN reassignment_proposed_on TEXT;
UPDATE tasks SET extension_asked_on = (
  SELECT f.happened_on FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'extension-asked'
    AND NOT EXISTS (SELECT 1 FROM task_facts a WHERE a.task_id = f.task_id
      AND (a.answers = f.seq OR a.retracts = f.seq OR (a.kind IN ('executed', 'removed') AND a.seq > f.seq)))
  ORDER BY f.happened_on DESC, f.seq DESC LIMIT 1)
WHERE id IN (SELECT task_id FROM task_facts WHERE kind = 'extension-asked');
UPDATE tasks SET reassignment_proposed_on = (
  SELECT f.happened_on FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'reassignment-proposed'
    AND NOT EXISTS (SELECT 1 FROM task_facts a WHERE a.task_id = f.task_id
      AND (a.answers = f.seq OR a.retracts = f.seq OR (a.kind IN ('executed', 'removed') AND a.seq > f.seq)))
  ORDER BY f.happened_on DESC, f.seq DESC LIMIT 1)
WHERE id IN (SELECT task_id FROM task_facts WHERE kind = 'reassignment-proposed');
CREATE INDEX tasks_asking ON tasks (due_order, id, extension_asked_on, reassignment_proposed_on)
  WHERE (extension_asked_on IS NOT NULL OR reassignment_proposed_on IS NOT NULL)
    AND placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL;
DROP INDEX task_facts_asked;

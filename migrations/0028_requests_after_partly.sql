-- A request recorded before an outcome «частково» waits on: something is still to be done, and its answer is still owed.
UPDATE tasks SET extension_asked_on = (
  SELECT f.happened_on FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'extension-asked'
    AND NOT EXISTS (SELECT 1 FROM task_facts a WHERE a.task_id = f.task_id
      AND (a.retracts = f.seq
        OR ((a.answers = f.seq OR (a.seq > f.seq
            AND (a.kind = 'removed' OR (a.kind = 'executed' AND a.detail ->> 'completeness' IS NOT 'partly'))))
          AND NOT EXISTS (SELECT 1 FROM task_facts r WHERE r.task_id = a.task_id AND r.retracts = a.seq))))
  ORDER BY f.happened_on DESC, f.seq DESC LIMIT 1)
WHERE id IN (SELECT task_id FROM task_facts WHERE kind = 'extension-asked');
UPDATE tasks SET reassignment_proposed_on = (
  SELECT f.happened_on FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'reassignment-proposed'
    AND NOT EXISTS (SELECT 1 FROM task_facts a WHERE a.task_id = f.task_id
      AND (a.retracts = f.seq
        OR ((a.answers = f.seq OR (a.seq > f.seq
            AND (a.kind = 'removed' OR (a.kind = 'executed' AND a.detail ->> 'completeness' IS NOT 'partly'))))
          AND NOT EXISTS (SELECT 1 FROM task_facts r WHERE r.task_id = a.task_id AND r.retracts = a.seq))))
  ORDER BY f.happened_on DESC, f.seq DESC LIMIT 1)
WHERE id IN (SELECT task_id FROM task_facts WHERE kind = 'reassignment-proposed');

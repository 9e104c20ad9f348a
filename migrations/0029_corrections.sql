-- A term put right is no extension, and yet letters about the new day are other letters: how often the due day was set, moved or put
-- right after the first time.
ALTER TABLE tasks ADD COLUMN due_version INTEGER NOT NULL DEFAULT 0;
UPDATE tasks SET due_version = (
  SELECT count(*) FROM task_facts f LEFT JOIN task_facts mistake ON mistake.task_id = f.task_id AND mistake.seq = f.retracts
  WHERE f.task_id = tasks.id
    AND (f.kind IN ('term-set', 'extended') OR f.kind = 'retracted' AND mistake.kind IN ('term-set', 'extended'))) - 1;

-- What was recorded after the day it happened on had ended: whoever asks what was known on an instant asks these facts first.
-- In winter the council's day ends an hour later than this says, which only makes the index longer.
CREATE INDEX task_facts_backdated ON task_facts (recorded_at, happened_on, task_id)
  WHERE recorded_at > happened_on || 'T20:59:59.999Z';
-- And what may change the days before it: mistakes taken back, and executors and terms named after a task's first ones.
CREATE INDEX task_facts_rewriting ON task_facts (recorded_at, kind, happened_on, task_id, retracts)
  WHERE kind = 'retracted' OR kind IN ('assigned', 'term-set') AND seq > 2;
DROP INDEX tasks_turned;
CREATE INDEX tasks_turned ON tasks (turned_on, registered_on, placed_on, settled_on, id) WHERE turned_on IS NOT NULL;

-- Returns for rework are counted by their days for the sheet of leadership; of all facts they are few.
CREATE INDEX task_facts_returned ON task_facts (happened_on, task_id) WHERE kind = 'returned';

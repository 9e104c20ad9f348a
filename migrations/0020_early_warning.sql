-- Early warning asks what fell due in a month as it was known then: by any due day that a task ever had, and whose it was.
CREATE INDEX task_facts_due ON task_facts (day, task_id) WHERE kind IN ('term-set', 'extended') AND day IS NOT NULL;
CREATE INDEX task_facts_handed_on ON task_facts (task_id) WHERE kind = 'assigned' AND seq > 2;

-- What people put right is a list of its own, the latest first.
CREATE INDEX task_facts_corrections ON task_facts (recorded_at, task_id, seq) WHERE kind = 'edited' OR retracts IS NOT NULL;
CREATE INDEX document_changes_by_time ON document_changes (recorded_at);

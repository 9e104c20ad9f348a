-- By what a report is found that nearly equals another: a few of its five-word pieces, the same few in both where the texts
-- are the same (`src/tasks/near-text.ts`). Whether they are near indeed is then judged by the texts themselves.
CREATE TABLE report_marks (
  mark TEXT NOT NULL,
  task_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (mark, task_id, seq),
  FOREIGN KEY (task_id) REFERENCES tasks (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_marks_by_task ON report_marks (task_id, seq);

import type { Write } from '../db/database.ts'
import type { JournalsContext } from '../journals/context.ts'
import type { Fact } from './fact.ts'
import type { Task } from './store.ts'

export interface TasksContext extends JournalsContext {
  /** What else is written in the same commit when these facts are added to a task: letters to its executors. */
  uponFacts(context: JournalsContext, task: Task, facts: readonly Fact[]): Promise<Write[]>
}

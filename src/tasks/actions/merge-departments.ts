import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside, Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { listed } from '../../db/listed.ts'
import { unfinished } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { Executor } from '../../people/executor.ts'
import { fieldChanges, recordedBy } from '../../people/staff-change.ts'
import { allOfDepartment, findDepartment, staffChange } from '../../people/store.ts'
import type { TasksContext } from '../context.ts'
import { toFacts } from '../open-task.ts'
import { appendFacts, openTasksOfDepartment } from '../store.ts'
import { judgeWords } from './judge-words.ts'

export interface Merger {
  /** the id of the department that takes over */
  into: string
  on: Day
  /** the act by which they are one */
  ground: string
}

/**
 * One department is joined to another by an act: its people and its open work move, and it is closed. What was done before
 * stays with it, under its name, and so do the figures of those days.
 */
export async function mergeDepartments(
  context: TasksContext,
  actor: Actor,
  { id, into, on, ground, also = () => [] }: Merger & { id: string; also?: Alongside<{ moved: number }> },
): Promise<Result<{ moved: number }>> {
  const { db, clock } = context
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const [from, to, people] = await Promise.all([
    findDepartment(db, id),
    findDepartment(db, into),
    allOfDepartment(db, id),
  ])
  if (!from) return reject({ code: 'not-found' })
  if (from.closed_on) return reject({ code: 'department-closed' })
  const reasons: Refusal[] = judgeWords(ground, 'ground')
  if (!to || to.closed_on || to.id === id) reasons.push({ code: 'not-a-choice', field: 'into' })
  if (on > clock.today()) reasons.push({ code: 'in-the-future', field: 'on' })
  if (reasons.length > 0) return reject(...reasons)
  const tasks = await openTasksOfDepartment(db, id)
  const moves = tasks.flatMap((task): Write[] => {
    const executors = joined(task.state.executors, id, into)
    const event = { kind: 'assigned' as const, executors, ground: ground.trim(), happenedOn: on }
    return appendFacts(
      db,
      task,
      toFacts([event], task.row.seq, { recordedAt: clock.now(), recordedBy: actor.accountId }),
    )
  })
  const by = { ...recordedBy(actor, clock.now()), on, ground }
  // A task was given to it, or changed, in the same moment.
  return commitAs(
    db,
    [
      guard('department-stands', 'SELECT closed_on IS NULL FROM departments WHERE id = ?', [id]),
      ...moves,
      ...people.map((one) =>
        staffChange(
          { subject: 'person', id: one.id, seq: one.seq },
          [{ field: 'department', from: id, to: into }],
          by,
        ),
      ),
      db.read
        .updateTable('people')
        .set({ department_id: into })
        .where(
          'id',
          'in',
          listed(
            db,
            people.map((one) => one.id),
          ),
        ),
      guard('nobody-left', 'SELECT NOT EXISTS (SELECT 1 FROM people WHERE department_id = ?)', [id]),
      db.read.updateTable('departments').set({ closed_on: on }).where('id', '=', id),
      staffChange(
        { subject: 'department', id, seq: from.seq },
        fieldChanges({ closed: null, joined: null }, { closed: on, joined: into }),
        by,
      ),
      guard(
        'nothing-left',
        `SELECT NOT EXISTS (SELECT 1 FROM tasks t JOIN task_executors e ON e.task_id = t.id
          WHERE e.department_id = ? AND ${unfinished.sql('t')})`,
        [id],
      ),
      ...also({ moved: tasks.length }),
    ],
    { moved: tasks.length },
  )
}

// Where both stood, one remains, in the first of their places; it leads if either did.
function joined(executors: readonly Executor[], from: string, into: string): Executor[] {
  const moved = executors.map((one) => (one.departmentId === from ? { ...one, departmentId: into } : one))
  const keyOf = ({ departmentId, personId }: Executor) => `${departmentId} ${personId}`
  return moved
    .filter((one, place) => moved.findIndex((other) => keyOf(other) === keyOf(one)) === place)
    .map((one) => {
      const leads = moved.some((other) => other.role === 'lead' && keyOf(other) === keyOf(one))
      return leads ? { ...one, role: 'lead' as const } : one
    })
}

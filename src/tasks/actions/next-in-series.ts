import type { Actor } from '../../accounts/actor.ts'
import type { Write } from '../../db/database.ts'
import { nextControlPoint } from '../../deadlines/control-point.ts'
import type { Term } from '../../deadlines/term.ts'
import { indexWords } from '../../documents/store.ts'
import type { Office } from '../../office.ts'
import { blankTask, firstEvents, toFacts } from '../open-task.ts'
import { insertTasks, type Task } from '../store.ts'

/**
 * Writes of the next control point of a periodic term, once the one before it is executed: «щокварталу до 10» is one task
 * after another, each with its own due day and outcome. None for other terms, or where the next one stands already.
 */
export async function nextInSeries(office: Office, actor: Actor, { row, state }: Task): Promise<Write[]> {
  const term = row.term ? (JSON.parse(row.term) as Term) : null
  if (term?.kind !== 'periodic' || !state.dueDay || !state.firstDueDay) return []
  const seriesId = row.series_id ?? row.id
  const place = row.series_place + 1
  const { db, clock } = office
  const [later, last, { calendar }] = await Promise.all([
    db.read
      .selectFrom('tasks')
      .select('id')
      .where('series_id', '=', seriesId)
      .where('series_place', '=', place)
      .executeTakeFirst(),
    db.read
      .selectFrom('tasks')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('document_id', '=', row.document_id)
      .executeTakeFirstOrThrow(),
    office.reference(),
  ])
  if (later) return []
  const point = nextControlPoint(term, state.firstDueDay, calendar)
  const draft = {
    ...blankTask({ ...row, id: row.document_id, registeredOn: row.registered_on }, last.position + 1),
    point: row.point,
    text: row.text,
    question_id: row.question_id,
    term: row.term,
    term_steps: JSON.stringify({ steps: point.steps, law: '' }),
    series_id: seriesId,
    series_place: place,
    special: row.special,
    controller_id: row.controller_id,
    supervisor_id: row.supervisor_id,
  }
  // The next point comes into being, and on control, on the day the one before it is closed.
  const today = clock.today()
  const events = firstEvents({ executors: state.executors, due: point.due, since: today, placedOn: today })
  return [
    ...insertTasks([{ draft, facts: toFacts(events, 0, clock.now(), actor.accountId) }]),
    ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
  ]
}

import { insertRows } from '../../src/db/insert-rows.ts'
import { type Day, day, type Instant } from '../../src/kernel/day.ts'
import type { Fact } from '../../src/tasks/fact.ts'
import type { Event } from '../../src/tasks/open-task.ts'
import { firstEvents } from '../../src/tasks/open-task.ts'
import { insertTasks } from '../../src/tasks/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'

interface MadeTask {
  id: string
  departmentId: string
  personId?: string
  placedOn: string
  due: string
  executedOn?: string
  /** when the execution was written down; on its day, where nothing is said */
  recordedOn?: string
  kind?: string
  /** what else happened, recorded on its day */
  also?: Event[]
}

/** Tasks of the past, one document each, every fact recorded at noon of its day unless it is said otherwise. */
export async function madeHistory(context: AppContext, tasks: readonly MadeTask[]): Promise<void> {
  const made = tasks.map((task, place) => {
    const { id, kind = 'mayoral-order' } = task
    const placedOn = day(task.placedOn)
    const documentId = `doc-${id}`
    const document = {
      id: documentId,
      kind,
      journal_year: Number(placedOn.slice(0, 4)),
      number: `${id}-р`,
      number_key: `${id}р`,
      registered_on: placedOn,
      title: `Про завдання ${id}`,
      version: 1,
      recorded_at: noon(placedOn),
    }
    const draft = {
      id,
      document_id: documentId,
      kind,
      registered_on: placedOn,
      position: 1,
      point: '1',
      text: `Завдання ${id} ${place + 1}`,
      question_id: null,
      term: null,
      term_steps: null,
      series_id: null,
      series_place: 1,
      special: 0,
      controller_id: null,
      supervisor_id: null,
      due_time: null,
    }
    return { document, draft, facts: factsOf(task) }
  })
  await context.db.commit([
    insertRows(
      'documents',
      made.map(({ document }) => document),
    ),
    ...insertTasks(made),
  ])
}

function factsOf(task: MadeTask): Fact[] {
  const { departmentId, personId = null, executedOn, recordedOn, also = [] } = task
  const placedOn = day(task.placedOn)
  const first = firstEvents({
    executors: [{ departmentId, personId, role: 'lead' }],
    due: day(task.due),
    since: placedOn,
    placedOn,
  })
  const executed: Event[] = executedOn
    ? [{ kind: 'executed', completeness: 'full', note: null, happenedOn: day(executedOn) }]
    : []
  const events = [...first, ...also, ...executed].map((event) => {
    const isLate = event.kind === 'executed' && recordedOn
    return { ...event, recordedAt: noon(isLate ? day(recordedOn) : event.happenedOn), recordedBy: null }
  })
  return events
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
    .map((fact, place) => ({ ...fact, seq: place + 1 }) as Fact)
}

function noon(on: Day): Instant {
  return `${on}T10:00:00.000Z` as Instant
}

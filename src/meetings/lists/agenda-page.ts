import { type Actor, selvesOf } from '../../access/actor.ts'
import { ownTasks, scopeOf } from '../../access/scope.ts'
import { asCondition, asQuery } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { pending } from '../../deadlines/on-control.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import type { Day } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { executorLabel } from '../../people/executor.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { hiddenText, readsAllTexts } from '../../tasks/masked-text.ts'
import type { TaskRow } from '../../tasks/store.ts'
import { type Agenda, type AgendaItem, firstQuestion, numberedItems } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'

/** An agenda as this person may see it: its questions in order, under each the earlier instructions that belong to it. */
export interface AgendaPage {
  agenda: Agenda
  questions: AgendaQuestion[]
  /** proposed and not taken, the undecided first */
  others: AgendaItem[]
  /** the protocol of the last finished meeting of the stream before this one */
  previous: { documentId: string; number: string; date: Day } | null
}

export interface AgendaQuestion {
  number: number
  title: string
  speaker: string | null
  itemId: string | null
  earlier: EarlierInstruction[]
  /** of this meeting, in the protocol already */
  given: EarlierInstruction[]
}

/** An instruction with the meeting's decision on it, if any. */
export interface EarlierInstruction {
  row: TaskRow
  /** of its protocol */
  protocol: { number: string; date: Day }
  lead: string
  others: string[]
  mark: 'executed' | 'moved' | null
}

/** More than any council carries from one meeting to the next. */
const MOST = 1000

/**
 * The agenda builds itself: the accepted questions, and of the instructions of its stream all that are open, or were until this
 * meeting decided on them. One that was given on a question of the same title stands under that question, the others under the
 * first. Titles and words of a personal kind are hidden from people who do not work on them.
 */
export async function agendaPage(db: Database, actor: Actor, id: string): Promise<AgendaPage | undefined> {
  const found = await findAgenda(db, id)
  if (!found) return undefined
  const readsAll = readsAllTexts(actor) || !(await holdsPersonalData(db, found.kind))
  const items = readsAll ? found.items : found.items.map((item) => shownTo(actor, item))
  const agenda = { ...found, items }
  const [all, previous] = await Promise.all([instructions(db, actor, found), finishedBefore(db, found)])
  const numbered = numberedItems(found.items)
  const byTitle = new Map(numbered.map(({ number, item }) => [fold(item.title), number]))
  const placed = Map.groupBy(
    all.filter(({ row }) => row.document_id !== found.documentId),
    ({ question }) => byTitle.get(fold(question ?? '')) ?? 1,
  )
  const given = Map.groupBy(
    all.filter(({ row }) => row.document_id === found.documentId),
    ({ position }) => position ?? 1,
  )
  const question = (number: number, title: string, speaker: string | null, itemId: string | null) => ({
    number,
    title,
    speaker,
    itemId,
    earlier: placed.get(number) ?? [],
    given: given.get(number) ?? [],
  })
  return {
    agenda,
    questions: [
      question(1, firstQuestion, null, null),
      ...numberedItems(agenda.items).map(({ number, item }) =>
        question(number, item.title, item.speaker, item.id),
      ),
    ],
    others: [
      ...agenda.items.filter(({ decision }) => decision === null),
      ...agenda.items.filter(({ decision }) => decision === 'declined'),
    ],
    previous: previous ?? null,
  }
}

function finishedBefore(db: Database, { kind, heldOn, hour }: Agenda) {
  return db.read
    .selectFrom('agendas')
    .innerJoin('documents', 'documents.id', 'agendas.document_id')
    .select(['documents.id as documentId', 'documents.number', 'held_on as date'])
    .where('agendas.kind', '=', kind)
    .where('documents.annulled_on', 'is', null)
    .where((eb) =>
      eb.or([eb('held_on', '<', heldOn), eb.and([eb('held_on', '=', heldOn), eb('hour', '<', hour)])]),
    )
    .where((eb) =>
      eb(
        eb
          .selectFrom('agenda_turns')
          .select('turn')
          .whereRef('agenda_id', '=', 'agendas.id')
          .orderBy('seq', 'desc')
          .limit(1),
        '=',
        'finished',
      ),
    )
    .orderBy('held_on', 'desc')
    .orderBy('hour', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The agendas, those still ahead and without a protocol first. */
export function agendaList(db: Database) {
  return db.read
    .selectFrom('agendas')
    .leftJoin('documents', 'documents.id', 'agendas.document_id')
    .select(['agendas.id', 'agendas.kind', 'held_on', 'hour', 'document_id', 'documents.number'])
    .select((eb) =>
      eb
        .selectFrom('agenda_items')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('agenda_id', '=', 'agendas.id')
        .where('decision', 'is', null)
        .$asScalar()
        .$notNull()
        .as('waiting'),
    )
    .orderBy('held_on', 'desc')
    .orderBy('hour', 'desc')
    .limit(100)
    .execute()
}

/** The first agenda of the stream after this day. */
export function nextAgenda(db: Database, kind: string, after: Day) {
  return db.read
    .selectFrom('agendas')
    .select(['id', 'held_on', 'hour'])
    .where('kind', '=', kind)
    .where('held_on', '>', after)
    .orderBy('held_on')
    .limit(1)
    .executeTakeFirst()
}

/** Decisions on earlier instructions, for the protocol of this agenda. */
export function agendaOfProtocol(db: Database, documentId: string) {
  return db.read.selectFrom('agendas').select('id').where('document_id', '=', documentId).executeTakeFirst()
}

function shownTo(actor: Actor, item: AgendaItem): AgendaItem {
  const own = selvesOf(actor).some(({ departmentId }) => departmentId && departmentId === item.proposedBy?.id)
  if (own) return item
  return { ...item, title: hiddenText, speaker: item.speaker && hiddenText }
}

type Placed = EarlierInstruction & { question: string | null; position: number | null }

async function instructions(db: Database, actor: Actor, agenda: Agenda): Promise<Placed[]> {
  const scope = scopeOf(actor)
  const marks = await db.read
    .selectFrom('agenda_marks')
    .select(['task_id', 'mark', 'seq'])
    .where('agenda_id', '=', agenda.id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('task_facts')
            .select('retracts')
            .whereRef('task_facts.task_id', '=', 'agenda_marks.task_id')
            .whereRef('retracts', '=', 'agenda_marks.seq'),
        ),
      ),
    )
    .orderBy('seq')
    .execute()
  const decided = new Map(marks.map(({ task_id, mark }) => [task_id, mark]))
  let found = db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .leftJoin('meeting_questions as question', 'question.id', 'tasks.question_id')
    .selectAll('tasks')
    .select(['documents.number', 'documents.registered_on as held_on'])
    .select(['question.title as question_title', 'question.position as question_position'])
    .where('tasks.kind', '=', agenda.kind)
    .where('documents.annulled_on', 'is', null)
    .where('tasks.parent_id', 'is', null)
    .where('tasks.registered_on', '<=', agenda.heldOn)
    .where((eb) =>
      eb.or([
        asCondition(pending, 'tasks'),
        eb('tasks.document_id', '=', agenda.documentId ?? ''),
        eb('tasks.id', 'in', listed(db, [...decided.keys()])),
      ]),
    )
  if (!scope.all) found = found.where('tasks.id', 'in', asQuery(ownTasks(scope)))
  const rows = await found
    .orderBy('tasks.registered_on')
    .orderBy('tasks.document_id')
    .orderBy('tasks.position')
    .limit(MOST)
    .execute()
  const [shown, named] = await Promise.all([
    hideTexts(db, actor, rows),
    executorsOf(
      db,
      rows.map(({ id }) => id),
    ),
  ])
  return shown.map(({ number, held_on, question_title, question_position, ...row }) => {
    const executors = named.get(row.id) ?? []
    const lead = executors.find(({ role }) => role === 'lead')
    return {
      row,
      protocol: { number, date: held_on },
      lead: lead ? executorLabel(lead) : '—',
      others: executors.filter((one) => one !== lead).map(executorLabel),
      mark: decided.get(row.id) ?? null,
      question: question_title,
      position: question_position,
    }
  })
}

async function executorsOf(db: Database, ids: readonly string[]) {
  const rows = await db.read
    .selectFrom('task_executors as e')
    .innerJoin('departments as d', 'd.id', 'e.department_id')
    .leftJoin('people as p', 'p.id', 'e.person_id')
    .select(['e.task_id', 'e.role', 'd.name as department', 'p.short_name as person'])
    .where('e.task_id', 'in', listed(db, ids))
    .orderBy('e.task_id')
    .orderBy('e.position')
    .execute()
  return Map.groupBy(rows, ({ task_id }) => task_id)
}

import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { type NarrowScope, ownDocuments, ownTasks, type Scope } from '../../access/scope.ts'
import { asCondition, asQuery } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import type { Tables } from '../../db/tables.ts'
import { overdue } from '../../deadlines/on-control.ts'
import { type MeetingKind, meetingKinds } from '../../journals/kind.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import type { Day } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import type { ProtocolItem, ProtocolListQuestion } from '../protocol-question.ts'

export interface ProtocolPage {
  items: ProtocolItem[]
  /** how many protocols of each stream the period has */
  totals: Record<MeetingKind, number>
}

/** A page of the protocols that this person may see, the newest first. */
export async function protocolList(
  db: Database,
  scope: Scope,
  {
    question: { kind, from, to, page },
    today,
    readsWords = false,
    pageSize = PAGE_SIZE,
  }: { question: ProtocolListQuestion; today: Day; readsWords?: boolean; pageSize?: number },
): Promise<ProtocolPage> {
  const inPeriod = (kinds: readonly MeetingKind[]): Protocols => {
    let found: Protocols = db.read.selectFrom('documents').where('documents.kind', 'in', kinds)
    if (from) found = found.where('registered_on', '>=', from)
    if (to) found = found.where('registered_on', '<=', to)
    return scope.all ? found : found.where('documents.id', 'in', asQuery(ownDocuments(scope)))
  }
  const personal = await holdsPersonalData(db, kind)
  const ownOnly = personal && !scope.all ? scope : null
  const totals = inPeriod(meetingKinds)
    .select(['documents.kind', (eb) => eb.fn.countAll<number>().as('total')])
    .groupBy('documents.kind')
    .execute()
  const items = inPeriod([kind])
    .select(['documents.id', 'number', 'registered_on', 'annulled_on'])
    .select((eb) => [
      // Questions of a personal kind name residents: only those who work on all of it read them in a list.
      sql<string>`${readsWords || !personal ? agendaOf(eb) : ''}`.as('agenda'),
      eb
        .selectFrom('meeting_questions')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('document_id', '=', 'documents.id')
        .$asScalar()
        .$notNull()
        .as('questions'),
      instructions(eb, ownOnly).$asScalar().$notNull().as('instructions'),
      instructions(eb, ownOnly)
        .where('completeness', '=', 'full')
        .where('executed_on', 'is not', null)
        .$asScalar()
        .$notNull()
        .as('executed_in_full'),
      instructions(eb, ownOnly)
        .where(asCondition(overdue(today), 'tasks'))
        .$asScalar()
        .$notNull()
        .as('overdue'),
    ])
    .orderBy('registered_on', 'desc')
    .orderBy('documents.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const counted = Object.fromEntries((await totals).map((row) => [row.kind, row.total]))
  return {
    items: await items,
    totals: {
      'operational-meeting': counted['operational-meeting'] ?? 0,
      inspection: counted['inspection'] ?? 0,
      broadcast: counted['broadcast'] ?? 0,
    },
  }
}

type Protocols = SelectQueryBuilder<Tables, 'documents', object>

function agendaOf(eb: ExpressionBuilder<Tables, 'documents'>) {
  const inOrder = eb
    .selectFrom('meeting_questions')
    .select(sql<string>`position || '. ' || title`.as('line'))
    .whereRef('document_id', '=', 'documents.id')
    .orderBy('position')
    .as('agenda')
  return eb.fn.coalesce(
    eb.selectFrom(inOrder).select(sql<string>`group_concat(line, '  ')`.as('lines')),
    sql<string>`''`,
  )
}

// A periodic instruction is one, however many control points have followed.
function instructions(eb: ExpressionBuilder<Tables, 'documents'>, ownOnly: NarrowScope | null) {
  const given = eb
    .selectFrom('tasks')
    .select((of) => of.fn.countAll<number>().as('n'))
    .whereRef('tasks.document_id', '=', 'documents.id')
    .where('series_place', '=', 1)
  return ownOnly ? given.where('tasks.id', 'in', asQuery(ownTasks(ownOnly))) : given
}

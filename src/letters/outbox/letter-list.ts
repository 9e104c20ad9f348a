import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import type { DeliveryState, LetterKind, LetterView } from '../letter-kind.ts'

const statesOf: Record<Exclude<LetterView, 'all'>, DeliveryState[]> = {
  attention: ['unknown', 'rejected'],
  waiting: ['planned', 'claimed', 'handing', 'deferred'],
  sent: ['accepted'],
  withheld: ['withheld'],
}

export interface ListedLetter {
  id: string
  kind: LetterKind
  day: Day
  state: DeliveryState
  attempts: number
  ready_at: Instant
  number: number | null
  recipient: string
  department: string | null
  items: number
  /** the last answer of the server or note of a person */
  words: string | null
}

/** Letters of the outbox of a span of days, the latest first. */
export async function letterList(
  db: Database,
  view: LetterView,
  page: number,
  { from, to, pageSize = PAGE_SIZE }: { from?: Day; to?: Day; pageSize?: number } = {},
): Promise<{ items: ListedLetter[]; total: number }> {
  const chosen = db.read
    .selectFrom('outbox as o')
    .$if(view !== 'all', (query) =>
      query.where('o.state', 'in', statesOf[view as Exclude<LetterView, 'all'>]),
    )
    .$if(from !== undefined, (query) => query.where('o.day', '>=', from!))
    .$if(to !== undefined, (query) => query.where('o.day', '<=', to!))
  const [items, { n }] = await Promise.all([
    chosen
      .innerJoin('people as p', 'p.id', 'o.recipient_id')
      .leftJoin('departments as d', 'd.id', 'p.department_id')
      .leftJoin('letters as l', 'l.id', 'o.letter_id')
      .select(['o.id', 'o.kind', 'o.day', 'o.state', 'o.attempts', 'o.ready_at', 'l.number'])
      .select(['p.short_name as recipient', 'd.name as department'])
      .select((eb) => [
        eb
          .selectFrom('letter_items as i')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('i.outbox_id', '=', 'o.id')
          .where('i.dropped', 'is', null)
          .as('items'),
        eb
          .selectFrom('outbox_events as e')
          .select('e.words')
          .whereRef('e.outbox_id', '=', 'o.id')
          .whereRef('e.seq', '=', 'o.seq')
          .as('words'),
      ])
      .orderBy('o.day', 'desc')
      .orderBy('o.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ])
  return { items: items.map((item) => ({ ...item, items: item.items ?? 0 })), total: n }
}

/** The number of letters in each view. */
export async function letterCounts(db: Database): Promise<Record<LetterView, number>> {
  const rows = await db.read
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute()
  const sum = (states: readonly DeliveryState[]) =>
    rows.reduce((total, { state, n }) => total + (states.includes(state) ? n : 0), 0)
  return {
    attention: sum(statesOf.attention),
    waiting: sum(statesOf.waiting),
    sent: sum(statesOf.sent),
    withheld: sum(statesOf.withheld),
    all: rows.reduce((total, { n }) => total + n, 0),
  }
}

/** The number of letters that wait for a person, up to a limit: every page reads it. */
export async function lettersForPerson(db: Database): Promise<number> {
  const few = db.read.selectFrom('outbox').select('id').where('state', 'in', statesOf.attention).limit(1000)
  const { n } = await db.read
    .selectFrom(few.as('few'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

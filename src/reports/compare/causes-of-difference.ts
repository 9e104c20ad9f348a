import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/day.ts'
import { foldNumber } from '../../kernel/fold.ts'
import type { Fact } from '../../tasks/fact.ts'
import { factsOf } from '../../tasks/store.ts'
import { taskState } from '../../tasks/task-state.ts'
import type { CountedThings } from '../figures/figure.ts'
import type { ComparedReport } from '../query/addresses.ts'
import { AHEAD_DAYS, LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import { boundsOf, factsBefore, type ReportQuery } from '../query/query.ts'

/** The kinds of facts that figures are counted from. */
const countingKinds = [
  'assigned',
  'term-set',
  'placed',
  'extended',
  'returned',
  'executed',
  'removed',
  'returned-to-control',
] as const satisfies Fact['kind'][]
type CountingKind = (typeof countingKinds)[number]

export type CauseKind =
  | CountingKind
  /** a fact of that kind was taken back as a mistake */
  | `retracted:${CountingKind}`
  | 'registered'
  | 'annulled'
  | 'sent'
  | 'asked'
  /** nothing happened: the term ended between the two days, came into the days ahead, or its move is no longer in the last days before the report */
  | 'term-ended'
  | 'term-near'
  | 'move-past'

/** Why two answers count a thing differently: what happened, when, and when and by whom it was entered. */
export interface Cause {
  what: CauseKind
  happenedOn: Day
  /** null where nothing had to be entered */
  recordedAt: Instant | null
  /** the person; null for the register itself */
  recordedBy: string | null
}

type Causes = Map<string, Cause[]>

const AT_ONCE = 1000

/** The causes for each of these things of a report, in the order of their happening. */
export async function causesOfDifference(
  db: Database,
  report: ComparedReport,
  { of, ids }: CountedThings,
  { before: one, after: other }: { before: ReportQuery; after: ReportQuery },
): Promise<Causes> {
  const [before, after] = [lookedAt(report, one), lookedAt(report, other)]
  const causesHere = causesOf(report)
  const causes: Causes = new Map(ids.map((id) => [id, []]))
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = ids.slice(first, first + AT_ONCE)
    const found = await causesHere[of](db, some, before, after)
    for (const [id, own] of found) causes.get(id)?.push(...own)
  }
  await nameRecorders(db, [...causes.values()].flat())
  return new Map([...causes].map(([id, own]) => [id, inOrder(own)]))
}

// What happened to several points of a document at once is said once.
function inOrder(causes: readonly Cause[]): Cause[] {
  const different = new Map(causes.map((cause) => [JSON.stringify(cause), cause]))
  return [...different.values()].sort(
    (a, b) => order(a.happenedOn, b.happenedOn) || order(a.recordedAt ?? '', b.recordedAt ?? ''),
  )
}

// The balance looks at the ends of its period alone.
function lookedAt(report: ComparedReport, query: ReportQuery): ReportQuery {
  const { period, running } = query
  return report === 'balance' && !running ? { ...query, asOf: addDays(period.to, 1) } : query
}

type CausesOf = (
  db: Database,
  ids: readonly string[],
  before: ReportQuery,
  after: ReportQuery,
) => Promise<Iterable<readonly [string, Cause[]]>>

const causesOf = (report: ComparedReport): Record<CountedThings['of'], CausesOf> => ({
  task: (db, ids, before, after) => ofTasks(db, ids, { before, after, report }),
  // A count of documents alone does not need what became of their tasks.
  document: report === 'turnover' ? causesOfDocuments : ofDocuments,
  question: ofQuestions,
  letter: ofLetters,
  decision: ofDecisions,
})

async function ofTasks(
  db: Database,
  ids: readonly string[],
  { before, after, report }: { before: ReportQuery; after: ReportQuery; report: ComparedReport },
) {
  const [facts, tasks] = await Promise.all([
    factsOf(db, ids),
    db.read.selectFrom('tasks').select(['id', 'document_id']).where('id', 'in', listed(db, ids)).execute(),
  ])
  const documentIds = [...new Set(tasks.map(({ document_id }) => document_id))]
  const documents = await causesOfDocuments(db, documentIds, before, after)
  return tasks.map(({ id, document_id }) => {
    const own = facts.get(id) ?? []
    const causes = [...(documents.get(document_id) ?? []), ...causesInFacts(own, before, after)]
    return [id, causes.length > 0 ? causes : causesInTime(own, before, after, report)] as const
  })
}

async function ofDocuments(db: Database, ids: readonly string[], before: ReportQuery, after: ReportQuery) {
  const [documents, tasks] = await Promise.all([
    causesOfDocuments(db, ids, before, after),
    db.read
      .selectFrom('tasks')
      .select(['id', 'document_id'])
      .where('document_id', 'in', listed(db, ids))
      .where('parent_id', 'is', null)
      .execute(),
  ])
  const facts = await factsOf(
    db,
    tasks.map(({ id }) => id),
  )
  const causes = new Map(ids.map((id) => [id, documents.get(id) ?? []]))
  for (const { id, document_id } of tasks)
    causes.get(document_id)?.push(...causesInFacts(facts.get(id) ?? [], before, after))
  return causes
}

// Registration and annulment, where only one of the answers knows of them.
async function causesOfDocuments(
  db: Database,
  ids: readonly string[],
  before: ReportQuery,
  after: ReportQuery,
): Promise<Causes> {
  const rows = await db.read
    .selectFrom('documents as d')
    .leftJoin('document_changes as c', (join) =>
      join
        .onRef('c.document_id', '=', 'd.id')
        .on(
          sql<boolean>`EXISTS (SELECT 1 FROM json_each(c.changes) change WHERE change.value ->> 'field' = 'annulled')`,
        ),
    )
    .select(['d.id', 'd.registered_on', 'd.recorded_at', 'd.recorded_by', 'd.annulled_on'])
    .select(['c.recorded_at as annulled_at', 'c.recorded_by as annulled_by'])
    .where('d.id', 'in', listed(db, ids))
    .execute()
  return new Map(
    rows.map((row) => {
      const own: Cause[] = []
      const registered = { happenedOn: row.registered_on, recordedAt: row.recorded_at }
      if (differs(registered, before, after))
        own.push({ what: 'registered', ...registered, recordedBy: row.recorded_by })
      if (row.annulled_on) {
        const annulled = { happenedOn: row.annulled_on, recordedAt: row.annulled_at ?? row.recorded_at }
        if (differs(annulled, before, after))
          own.push({ what: 'annulled', ...annulled, recordedBy: row.annulled_by })
      }
      return [row.id, own]
    }),
  )
}

async function ofQuestions(db: Database, ids: readonly string[], before: ReportQuery, after: ReportQuery) {
  const rows = await db.read
    .selectFrom('meeting_questions')
    .select(['id', 'document_id', 'recorded_at'])
    .where('id', 'in', listed(db, ids))
    .execute()
  const documents = await causesOfDocuments(
    db,
    [...new Set(rows.map((row) => row.document_id))],
    before,
    after,
  )
  return rows.map((row) => {
    const own = [...(documents.get(row.document_id) ?? [])]
    const times = { happenedOn: dayOf(row.recorded_at), recordedAt: row.recorded_at }
    if (own.length === 0) own.push({ what: 'asked', ...times, recordedBy: null })
    return [row.id, own] as const
  })
}

async function ofLetters(db: Database, ids: readonly string[]) {
  const rows = await db.read
    .selectFrom('letters')
    .select(['id', 'sent_on', 'recorded_at', 'recorded_by'])
    .where('id', 'in', listed(db, ids))
    .execute()
  return rows.map(({ id, sent_on, recorded_at, recorded_by }) => {
    const own: Cause[] = [
      { what: 'sent', happenedOn: sent_on, recordedAt: recorded_at, recordedBy: recorded_by },
    ]
    return [id, own] as const
  })
}

// A decision is its date and number; what counts it are the removals that name it, and the acts that reversed them.
async function ofDecisions(db: Database, ids: readonly string[], before: ReportQuery, after: ReportQuery) {
  const dates = [...new Set(ids.map((id) => id.slice(0, 10) as Day))]
  const removals = await db.read
    .selectFrom('task_facts')
    .select(['task_id', 'decision_number', 'decision_date'])
    .where('decision_date', 'in', listed(db, dates) as never)
    .execute()
  const facts = await factsOf(db, [...new Set(removals.map(({ task_id }) => task_id))])
  return ids.map((id) => {
    const [date, number] = [id.slice(0, 10), foldNumber(id.slice(11))]
    const tasks = removals.filter(
      (row) => row.decision_date === date && foldNumber(row.decision_number ?? '') === number,
    )
    const own = [...new Set(tasks.map(({ task_id }) => task_id))].flatMap((task) =>
      causesInFacts(facts.get(task) ?? [], before, after).filter(({ what }) => isOfRemoval(what)),
    )
    return [id, own] as const
  })
}

function isOfRemoval(what: CauseKind): boolean {
  return what.endsWith('removed') || what.endsWith('returned-to-control')
}

/** What only one of the answers knows of a task. */
function causesInFacts(facts: readonly Fact[], before: ReportQuery, after: ReportQuery): Cause[] {
  const kinds = new Map(facts.map((fact) => [fact.seq, fact.kind]))
  return facts.flatMap((fact): Cause[] => {
    const what = causeKind(fact, kinds)
    if (!what || !differs(fact, before, after)) return []
    const { happenedOn, recordedAt } = fact
    return [{ what, happenedOn, recordedAt, recordedBy: fact.recordedBy ?? byLinkOf(fact) }]
  })
}

/** Where nothing happened: what the calendar alone brought between the two days. */
function causesInTime(
  facts: readonly Fact[],
  before: ReportQuery,
  after: ReportQuery,
  report: ComparedReport,
): Cause[] {
  const passedBetween =
    (dayOf: (query: ReportQuery) => Day) =>
    (what: CauseKind, on: Day): Cause[] => {
      const [first, last] = [dayOf(before), dayOf(after)].sort() as [Day, Day]
      return on >= first && on < last ? [{ what, happenedOn: on, recordedAt: null, recordedBy: null }] : []
    }
  const passed = passedBetween(({ asOf }) => asOf)
  const moved = passedBetween(factsBefore)
  const { dueDay, extensions } = taskState(facts, boundsOf(after))
  const ahead = report === 'department' ? AHEAD_DAYS : report === 'leadership' ? SOON_DAYS : null
  const moves = report === 'leadership' ? extensions : []
  return [
    ...(dueDay ? passed('term-ended', dueDay) : []),
    ...(dueDay && ahead ? passed('term-near', addDays(dueDay, -ahead)) : []),
    ...moves.flatMap(({ decidedOn }) => moved('move-past', addDays(decidedOn, LAST_DAYS))),
  ]
}

function causeKind(fact: Fact, kinds: ReadonlyMap<number, Fact['kind']>): CauseKind | null {
  if (fact.kind !== 'retracted') return isCounting(fact.kind) ? fact.kind : null
  const mistaken = kinds.get(fact.retracts)
  return mistaken && isCounting(mistaken) ? `retracted:${mistaken}` : null
}

function isCounting(kind: Fact['kind']): kind is CountingKind {
  return (countingKinds as readonly string[]).includes(kind)
}

function differs(
  { kind, happenedOn, recordedAt }: { kind?: Fact['kind']; happenedOn: Day; recordedAt: Instant },
  before: ReportQuery,
  after: ReportQuery,
): boolean {
  // A mistake is out for every day from the instant on at which it was taken back.
  const counts = (query: ReportQuery) =>
    (kind === 'retracted' || happenedOn < factsBefore(query)) &&
    (!query.knownOn || recordedAt <= query.knownOn)
  return counts(before) !== counts(after)
}

function byLinkOf(fact: Fact): string | null {
  return fact.byLink?.person ?? null
}

async function nameRecorders(db: Database, causes: Cause[]): Promise<void> {
  const ids = [...new Set(causes.flatMap(({ recordedBy }) => (recordedBy ? [recordedBy] : [])))]
  const rows = await db.read
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.id', 'people.short_name'])
    .where('accounts.id', 'in', listed(db, ids))
    .execute()
  const names = new Map(rows.map((row) => [row.id, row.short_name]))
  for (const cause of causes) cause.recordedBy = names.get(cause.recordedBy ?? '') ?? cause.recordedBy
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

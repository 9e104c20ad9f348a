import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { addDays, addMonths, type Day, formatDay } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { factsOf } from '../../tasks/store.ts'
import type { Period } from '../query/period.ts'
import { elapsedPeriod, type ReportQuery } from '../query/query.ts'
import {
  type BalanceFigure,
  balanceFigures,
  type ControlMove,
  type ControlWay,
  controlFacts,
  controlWay,
  type Flow,
  inflows,
  outflows,
} from './control-moves.ts'
import { controlStock, type StockedTask } from './control-stock.ts'
import { departmentsAsOf } from './department-figures.ts'

/** One line of the sheet: the tasks that each figure counts; a task that moved twice stands there twice. */
export interface BalanceLine {
  /** department or kind; null for the total */
  id: string | null
  name: string
  tasks: Record<BalanceFigure, string[]>
}

export interface ControlBalance {
  byDepartment: BalanceLine[]
  byKind: BalanceLine[]
  /** each month the period touches, in order; empty where it touches one only */
  byMonth: BalanceLine[]
  total: BalanceLine
}

const NAMED_AT_MOST = 20
const AT_ONCE = 1000

/**
 * What was on control at the beginning of a period, what came, what left, what is there at its end, for every department and every
 * kind. The ends are read from what the register keeps ready, the moves from the facts; where they do not meet the sheet is
 * refused and names the documents.
 */
export async function controlBalance(db: Database, query: ReportQuery): Promise<Result<ControlBalance>> {
  const { knownOn } = query
  const period = elapsedPeriod(query)
  const next = addDays(period.to, 1)
  const [opening, closing, moving, departments] = await Promise.all([
    controlStock(db, period.from, knownOn),
    controlStock(db, next, knownOn),
    movingTasks(db, { period, knownOn }),
    departmentsAsOf(db, { asOf: next, knownOn }),
  ])
  const lines = new Lines()
  const unexplained: string[] = []
  const moves: (ControlMove & { id: string })[] = []
  const wanted = new Set(moving)
  for (const id of new Set([...opening.keys(), ...closing.keys()]))
    if (opening.get(id)?.departmentId !== closing.get(id)?.departmentId) wanted.add(id)
  const ways = await waysOf(db, [...wanted], { period, knownOn })
  for (const id of new Set([...opening.keys(), ...closing.keys(), ...ways.keys()])) {
    const before = opening.get(id)
    const after = closing.get(id)
    const way = ways.get(id)
    if (way && !explains(way, before, after)) unexplained.push(id)
    const kind = before?.kind ?? after?.kind ?? way!.kind
    if (before) lines.add('opening', id, before.departmentId, kind)
    for (const move of way?.moves ?? []) {
      lines.add(move.flow, id, move.departmentId, kind)
      moves.push({ ...move, id })
    }
    if (after) lines.add('closing', id, after.departmentId, kind)
  }
  if (unexplained.length > 0) {
    const facts = { count: unexplained.length, documents: await namesOf(db, unexplained) }
    return reject({ code: 'balance-does-not-meet', facts })
  }
  return done({ ...lines.sheet(departments), byMonth: monthsOf(period, [...opening.keys()], moves) })
}

// One month begins with what the last one left; who changes hands neither comes to the council nor leaves it.
function monthsOf(
  { from, to }: Period,
  opening: readonly string[],
  moves: readonly (ControlMove & { id: string })[],
): BalanceLine[] {
  const months: string[] = []
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = addMonths(`${month}-01` as Day, 1).slice(0, 7)
  )
    months.push(month)
  if (months.length === 1) return []
  const ofMonth = Map.groupBy(
    moves.filter(({ flow }) => flow !== 'handedIn' && flow !== 'handedOut'),
    ({ on }) => on.slice(0, 7),
  )
  const there = new Set(opening)
  return months.map((id) => {
    const tasks = noTasks()
    tasks.opening = [...there]
    for (const move of (ofMonth.get(id) ?? []).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
      tasks[move.flow].push(move.id)
      if ((inflows as readonly Flow[]).includes(move.flow)) there.add(move.id)
      else there.delete(move.id)
    }
    tasks.closing = [...there]
    return { id, name: id, tasks }
  })
}

/** Whether the line adds up: what was there and came is what left and is there. */
export function addsUp({ tasks }: BalanceLine): boolean {
  const sum = (figures: readonly Flow[]) => figures.reduce((total, figure) => total + tasks[figure].length, 0)
  return tasks.opening.length + sum(inflows) - sum(outflows) === tasks.closing.length
}

function explains(way: ControlWay, before: StockedTask | undefined, after: StockedTask | undefined): boolean {
  return way.before === (before?.departmentId ?? null) && way.after === (after?.departmentId ?? null)
}

// The ends of the period are looked at, whatever the as-of day; one that runs ends with what is so by now.
type Times = Pick<ReportQuery, 'period' | 'knownOn'>

// Tasks that something happened to in the period by which they come under control, leave it or change hands.
async function movingTasks(db: Database, { period, knownOn }: Times): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT task_id AS id FROM task_facts
    WHERE kind IN ('placed', 'returned-to-control', 'removed', 'assigned')
      AND happened_on BETWEEN ${period.from} AND ${period.to}
      ${knownOn ? sql`AND recorded_at <= ${knownOn}` : sql``}`.execute(db.read)
  return rows.map(({ id }) => id)
}

async function waysOf(db: Database, ids: readonly string[], { period, knownOn }: Times) {
  const ways = new Map<string, ControlWay & { kind: string }>()
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = ids.slice(first, first + AT_ONCE)
    const [facts, tasks] = await Promise.all([
      factsOf(db, some, controlFacts),
      db.read
        .selectFrom('tasks')
        .innerJoin('documents', 'documents.id', 'tasks.document_id')
        .select(['tasks.id', 'tasks.kind', 'documents.annulled_on'])
        .select(
          // the instant the annulment was entered, for what was known before it
          sql<string | null>`CASE WHEN documents.annulled_on IS NOT NULL THEN
            (SELECT max(c.recorded_at) FROM document_changes c, json_each(c.changes) change
            WHERE c.document_id = documents.id AND change.value ->> 'field' = 'annulled') END`.as(
            'annulled_at',
          ),
        )
        .where('tasks.id', 'in', listed(db, some))
        .where('tasks.parent_id', 'is', null)
        .execute(),
    ])
    for (const { id, kind, annulled_on, annulled_at } of tasks) {
      const known = !knownOn || annulled_at === null || annulled_at <= knownOn
      const annulledOn: Day | null = known ? annulled_on : null
      ways.set(id, { kind, ...controlWay(facts.get(id) ?? [], period, { annulledOn, knownOn }) })
    }
  }
  return ways
}

async function namesOf(db: Database, taskIds: readonly string[]): Promise<string> {
  const rows = await db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .select(['documents.number', 'documents.registered_on', 'tasks.point'])
    .where('tasks.id', 'in', listed(db, taskIds.slice(0, NAMED_AT_MOST)))
    .orderBy('documents.registered_on')
    .execute()
  return rows
    .map(({ number, registered_on, point }) => `№ ${number} від ${formatDay(registered_on)}, п. ${point}`)
    .join('; ')
}

/** Gathers every figure three times: for the department, for the kind, for all. */
class Lines {
  readonly #departments = new Map<string, BalanceLine['tasks']>()
  readonly #kinds = new Map<string, BalanceLine['tasks']>()
  readonly #total = noTasks()

  add(figure: BalanceFigure, id: string, departmentId: string, kind: string): void {
    of(this.#departments, departmentId)[figure].push(id)
    of(this.#kinds, kind)[figure].push(id)
    // Who changes hands neither comes to the council nor leaves it.
    if (figure !== 'handedIn' && figure !== 'handedOut') this.#total[figure].push(id)
  }

  sheet(departments: readonly { id: string; name: string }[]): Omit<ControlBalance, 'byMonth'> {
    for (const tasks of this.#kinds.values()) {
      tasks.handedIn = []
      tasks.handedOut = []
    }
    return {
      byDepartment: departments.flatMap(({ id, name }) => {
        const tasks = this.#departments.get(id)
        return tasks ? [{ id, name, tasks }] : []
      }),
      byKind: [...this.#kinds].map(([id, tasks]) => ({ id, name: id, tasks })),
      total: { id: null, name: 'Усього', tasks: this.#total },
    }
  }
}

function of(lines: Map<string, BalanceLine['tasks']>, id: string): BalanceLine['tasks'] {
  const known = lines.get(id) ?? noTasks()
  lines.set(id, known)
  return known
}

function noTasks(): BalanceLine['tasks'] {
  return Object.fromEntries(balanceFigures.map((figure) => [figure, [] as string[]])) as BalanceLine['tasks']
}

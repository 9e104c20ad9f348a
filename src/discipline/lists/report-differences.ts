import type { Database } from '../../db/database.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { FigureReport } from '../addresses.ts'
import { balanceFigures } from '../control-moves.ts'
import {
  controlFigures,
  type FigureKey,
  figureKeyText,
  type MeetingName,
  meetingNames,
  reportedKinds,
  taskFigures,
} from '../figure-key.ts'
import { outcomeFigures } from '../formulas.ts'
import { yearEarlier } from '../period.ts'
import type { Question } from '../question.ts'
import { behindFigure, type CountedThings } from './behind-figure.ts'
import { type BalanceLine, type ControlBalance, controlBalance } from './control-balance.ts'
import { documentsByFigure } from './control-documents.ts'
import { type Conditions, figuresOfTasks } from './count-by-department.ts'
import { departmentFigures } from './department-figures.ts'
import { differingTasks } from './differing-tasks.ts'
import { formulaFigures } from './formula-figures.ts'
import { halfYearKinds } from './half-year-report.ts'
import { outcomeConditions, taskConditions } from './task-conditions.ts'
import { type Told, toldTasks } from './told-tasks.ts'

/** A figure that two answers count differently: `before` + `come` − `gone` = `after`. */
export interface FigureDifference {
  key: FigureKey
  of: CountedThings['of']
  before: number
  after: number
  /** what only the second answer counts, and what only the first did */
  come: string[]
  gone: string[]
}

/**
 * Every figure of a report that two answers about one period count differently, in the order of the report, also where as many
 * came as went. A balance that does not meet is refused.
 */
export async function reportDifferences(
  db: Database,
  report: FigureReport,
  before: Question,
  after: Question,
): Promise<Outcome<FigureDifference[]>> {
  switch (report) {
    case 'departments':
      return done(await ofDepartments(db, before, after))
    case 'formulas':
      return done(await ofFormulas(db, before, after))
    case 'half-year':
      return done(await ofHalfYear(db, before, after))
    case 'balance':
      return ofBalance(db, before, after)
    default:
      return report satisfies never
  }
}

async function ofDepartments(db: Database, before: Question, after: Question) {
  const [one, other] = await Promise.all([departmentFigures(db, before), departmentFigures(db, after)])
  return ofTasks(
    db,
    before,
    after,
    { one, other, figures: taskFigures, conditions: taskConditions },
    (department, figure) => ({
      report: 'departments',
      department,
      figure,
    }),
  )
}

async function ofFormulas(db: Database, before: Question, after: Question) {
  const [one, other] = await Promise.all([formulaFigures(db, before), formulaFigures(db, after)])
  return ofTasks(
    db,
    before,
    after,
    { one, other, figures: outcomeFigures, conditions: outcomeConditions },
    (department, outcome) => ({
      report: 'formulas',
      department,
      outcomes: [outcome],
    }),
  )
}

type Row<F extends string> = { departmentId: string | null } & Record<F, number>

interface Counted<F extends string> {
  rows: readonly Row<F>[]
  total: Row<F>
}

// Only tasks that may differ are looked at one by one; the figures themselves are counted as in the report.
async function ofTasks<F extends string>(
  db: Database,
  before: Question,
  after: Question,
  {
    one,
    other,
    figures,
    conditions,
  }: { one: Counted<F>; other: Counted<F>; figures: readonly F[]; conditions: Conditions<F> },
  keyOf: (department: string | 'total', figure: F) => FigureKey,
): Promise<FigureDifference[]> {
  const ids = await differingTasks(db, before, after)
  const [then, now] = await Promise.all([
    figuresOfTasks(db, before, ids, figures, conditions),
    figuresOfTasks(db, after, ids, figures, conditions),
  ])
  const changes = new Changes()
  for (const id of ids) {
    const was = then.get(id)
    const is = now.get(id)
    for (const figure of figures) {
      const from = was?.figures.includes(figure) ? was.departmentId : null
      const to = is?.figures.includes(figure) ? is.departmentId : null
      if (from === to) continue
      if (from) changes.add('gone', figureKeyText(keyOf(from, figure)), id)
      if (to) changes.add('come', figureKeyText(keyOf(to, figure)), id)
      if (!from || !to) changes.add(to ? 'come' : 'gone', figureKeyText(keyOf('total', figure)), id)
    }
  }
  const departments = new Set([...one.rows, ...other.rows].map(({ departmentId }) => departmentId!))
  const figureOf = ({ rows, total }: Counted<F>, department: string, figure: F) =>
    (department === 'total' ? total : rows.find((row) => row.departmentId === department))?.[figure] ?? 0
  return ['total', ...departments].flatMap((department) =>
    figures.flatMap((figure) => {
      const key = keyOf(department, figure)
      const change = changes.of(figureKeyText(key))
      if (!change) return []
      return [
        {
          key,
          of: 'task' as const,
          before: figureOf(one, department, figure),
          after: figureOf(other, department, figure),
          ...change,
        },
      ]
    }),
  )
}

async function ofHalfYear(db: Database, before: Question, after: Question): Promise<FigureDifference[]> {
  const [then, now] = [await halfYearLists(db, before), await halfYearLists(db, after)]
  const differences: FigureDifference[] = []
  for (const key of halfYearKeys()) {
    const was = await then(key)
    const is = await now(key)
    differences.push(...difference(key, was.of, was.ids, is.ids))
  }
  return differences
}

// The lists behind all figures of the half-year: the documents on control are read once for all that count them.
async function halfYearLists(db: Database, question: Question) {
  const told = toldOnce(db)
  const lastYear = { ...question, period: yearEarlier(question.period) }
  const [own, earlier] = await Promise.all([
    documentsByFigure(db, question, await told(question)),
    documentsByFigure(db, lastYear, await told(lastYear)),
  ])
  return async (key: FigureKey): Promise<CountedThings> =>
    key.report === 'half-year' && key.measure === 'kind' && key.figure !== 'registered'
      ? { of: 'document', ids: (key.lastYear ? earlier : own)(key.kind, key.figure) }
      : behindFigure(db, question, key, told)
}

// By the period: last year stands beside this one.
function toldOnce(db: Database): (question: Question) => Promise<Told> {
  const read = new Map<string, Promise<Told>>()
  return (question) => {
    const known = read.get(question.period.from) ?? toldTasks(db, question, { kinds: halfYearKinds })
    read.set(question.period.from, known)
    return known
  }
}

/** Every figure of the half-year, in its order. */
export function halfYearKeys(): FigureKey[] {
  const report = 'half-year'
  const meetings = Object.keys(meetingNames) as MeetingName[]
  return [
    ...reportedKinds.flatMap((kind) => [
      ...(['registered', ...controlFigures] as const).map(
        (figure) => ({ report, measure: 'kind', kind, figure, lastYear: false }) as const,
      ),
      ...(['registered', 'taken'] as const).map(
        (figure) => ({ report, measure: 'kind', kind, figure, lastYear: true }) as const,
      ),
    ]),
    { report, measure: 'removal-decisions', figure: 'count' },
    { report, measure: 'removal-decisions', figure: 'documents' },
    { report, measure: 'reminder-letters' },
    ...meetings.flatMap((meeting) =>
      (['protocols', 'questions', 'instructions'] as const).map(
        (figure) => ({ report, measure: 'meetings', meeting, figure }) as const,
      ),
    ),
    { report, measure: 'instructions', figure: 'given' },
    { report, measure: 'instructions', figure: 'executedInFull' },
  ]
}

async function ofBalance(
  db: Database,
  before: Question,
  after: Question,
): Promise<Outcome<FigureDifference[]>> {
  const one = await controlBalance(db, before)
  const other = await controlBalance(db, after)
  if (!one.ok) return one
  if (!other.ok) return other
  const [was, is] = [one.value, other.value]
  const lines = (by: 'department' | 'kind', of: (balance: ControlBalance) => BalanceLine[]) => {
    const ids = new Set([...of(was), ...of(is)].map(({ id }) => id))
    return [...ids].map((id) => ({
      by,
      id,
      lineOf: (balance: ControlBalance) => of(balance).find((line) => line.id === id),
    }))
  }
  return done(
    [
      { by: 'department' as const, id: null, lineOf: ({ total }: ControlBalance) => total },
      ...lines('department', ({ byDepartment }) => byDepartment),
      ...lines('kind', ({ byKind }) => byKind),
    ].flatMap(({ by, id, lineOf }) =>
      balanceFigures.flatMap((figure) =>
        difference(
          { report: 'balance', by, of: id ?? 'total', figure },
          'task',
          lineOf(was)?.tasks[figure] ?? [],
          lineOf(is)?.tasks[figure] ?? [],
        ),
      ),
    ),
  )
}

function difference(
  key: FigureKey,
  of: CountedThings['of'],
  was: readonly string[],
  is: readonly string[],
): FigureDifference[] {
  const come = without(is, was)
  const gone = without(was, is)
  if (come.length + gone.length === 0) return []
  return [{ key, of, before: was.length, after: is.length, come, gone }]
}

// A task that moved twice stands twice in a line of the balance.
function without(ids: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const id of others) left.set(id, (left.get(id) ?? 0) + 1)
  return ids.filter((id) => {
    const more = left.get(id) ?? 0
    if (more > 0) left.set(id, more - 1)
    return more === 0
  })
}

/** Gathers by figure what came and what went. */
class Changes {
  readonly #byFigure = new Map<string, { come: string[]; gone: string[] }>()

  add(way: 'come' | 'gone', figure: string, id: string): void {
    const own = this.#byFigure.get(figure) ?? { come: [], gone: [] }
    own[way].push(id)
    this.#byFigure.set(figure, own)
  }

  of(figure: string): { come: string[]; gone: string[] } | undefined {
    return this.#byFigure.get(figure)
  }
}

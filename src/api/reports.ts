import { z } from 'zod'
import { done } from '../kernel/result.ts'
import { day, instant, pageNumber, text } from '../kernel/sent-values.ts'
import { differencesReport } from '../reports/compare/differences-report.ts'
import { balanceFigures } from '../reports/figures/control-moves.ts'
import { figureList } from '../reports/figures/figure-list.ts'
import { type FormulaId, formulaFigureNames, formulaIds } from '../reports/figures/formulas.ts'
import { halfYearFigures } from '../reports/figures/half-year-figures.ts'
import { comparedReports, type FigureReport, figureReports } from '../reports/query/addresses.ts'
import { reportJson } from '../reports/reports/definitions.ts'
import { departmentJsonNames } from '../reports/reports/departments.ts'
import type { HalfYearJson } from '../reports/reports/half-year.ts'
import type { Api } from './operation.ts'

export const reportQuery = z.strictObject({
  from: day,
  to: day,
  asOf: day.optional().meta({
    description:
      'Рахується те, що сталося до цього дня; без нього — день після to, а поки період триває — на зараз.',
  }),
  knownOn: instant.optional().meta({ description: 'Рахується те, що записано до цієї миті.' }),
})

/** Whose sheet: only one report is about one department. */
export const department = text(300)
  .optional()
  .meta({ description: 'Підрозділ, про який довідка: назва або id.' })

const count = z.int()
const dayAnswer = z.string().meta({ format: 'date' })
const period = z.strictObject({ from: dayAnswer, to: dayAnswer })
const knownOn = z.string().meta({ format: 'date-time' })
const running = z
  .literal(true)
  .optional()
  .meta({ description: 'Період триває: враховано все, що сталося дотепер.' })

/** What every report of figures says of itself. */
const frame = { period, asOf: dayAnswer, running, knownOn: knownOn.optional() }

const percent = count.nullable()

function counts<F extends string>(figures: readonly F[]) {
  return Object.fromEntries(figures.map((figure) => [figure, count])) as Record<F, typeof count>
}

/** An object whose figures stand at the ends of these paths. */
function shape(leaves: readonly { path: readonly string[]; value: z.ZodType }[]): z.ZodType {
  const [leaf] = leaves
  if (leaf?.path.length === 0) return leaf.value
  const byName = Map.groupBy(leaves, ({ path }) => path[0]!)
  const fields = [...byName].map(([name, own]) => [
    name,
    shape(own.map(({ path, value }) => ({ path: path.slice(1), value }))),
  ])
  return z.strictObject(Object.fromEntries(fields))
}

export const halfYearAnswer = shape([
  ...Object.entries({ ...frame, knownOn: knownOn.nullable() }).map(([name, value]) => ({
    path: [name],
    value,
  })),
  ...halfYearFigures.flatMap(({ path }) => (path ? [{ path, value: count }] : [])),
  { path: ['instructions', 'percent'], value: percent },
]) as z.ZodType<HalfYearJson>

const departmentRow = z.strictObject({
  department: z.string(),
  ...counts(departmentJsonNames),
  numerator: count,
  denominator: count,
  discipline: percent,
  place: percent,
})

export const departmentsAnswer = z.strictObject({
  ...frame,
  running: z.boolean().meta({ description: 'Період триває: враховано все, що сталося дотепер.' }),
  formula: z.string(),
  formulaId: z.enum(formulaIds),
  formulaAct: z.string().nullable().meta({ description: 'Акт, що назвав формулу офіційною.' }),
  rows: z.array(departmentRow),
  total: departmentRow,
})

const act = z.strictObject({ number: z.string(), date: dayAnswer, from: dayAnswer }).nullable()

const formulaRow = z.strictObject({
  department: z.string(),
  all: count,
  ...counts(formulaFigureNames),
  percents: z.strictObject(
    Object.fromEntries(formulaIds.map((id) => [id, percent])) as Record<FormulaId, typeof percent>,
  ),
})

const formulasAnswer = z.strictObject({
  ...frame,
  official: z.strictObject({ formula: z.string(), act }),
  formulas: z.array(z.strictObject({ id: z.string(), name: z.string(), words: z.string() })),
  rows: z.array(formulaRow),
  total: formulaRow,
})

const balanceRow = z.strictObject({ name: z.string(), ...counts(balanceFigures) })

const balanceAnswer = z.strictObject({
  ...frame,
  formula: z.string(),
  byDepartment: z.array(balanceRow),
  byKind: z.array(balanceRow),
  byMonth: z.array(balanceRow).meta({ description: 'Назва — «2026-11».' }),
  total: balanceRow,
})

const figureAnswers: Record<FigureReport, { summary: string; answer: z.ZodType<object> }> = {
  balance: {
    summary: 'Баланс контролю: на початок, рух, на кінець — за підрозділами й видами.',
    answer: balanceAnswer,
  },
  formulas: {
    summary: 'П’ять формул виконання поруч; офіційна — та, яку назвав акт ради.',
    answer: formulasAnswer,
  },
  'half-year': {
    summary: 'Показники контролю за період: документи, наради, доручення.',
    answer: halfYearAnswer,
  },
  departments: { summary: 'Стан виконавської дисципліни за підрозділами.', answer: departmentsAnswer },
}

const leadershipTask = z
  .strictObject({
    id: z.string(),
    document: z.string(),
    kind: z.string(),
    number: z.string(),
    date: dayAnswer,
    point: z.string(),
    department: z.string(),
    due: dayAnswer.nullable(),
  })
  .nullable()
  .meta({ description: 'null: враховано, зміст вам недоступний.' })
const firstTasks = z.array(leadershipTask)

export const leadershipAnswer = z.strictObject({
  ...frame,
  official: z.strictObject({ formula: z.string(), words: z.string(), act }),
  percent,
  percentWithoutMoves: percent,
  numerator: count,
  denominator: count,
  leftOut: count,
  overdue: z.strictObject({ total: count, first: firstTasks }),
  soon: z.strictObject({ days: count, total: count, first: firstTasks }),
  moved: z.strictObject({
    days: count,
    total: count,
    first: z.array(
      z.strictObject({
        from: dayAnswer.nullable(),
        to: dayAnswer.nullable(),
        decidedOn: dayAnswer,
        task: leadershipTask,
      }),
    ),
  }),
  returned: count,
  trend: z.array(
    z.strictObject({ month: z.string(), formula: z.string(), percent, numerator: count, denominator: count }),
  ),
  departments: z.array(
    z.strictObject({
      department: z.string(),
      percent,
      place: count.nullable(),
      numerator: count,
      denominator: count,
      overdue: count,
      soon: count,
    }),
  ),
})

const comparedQuery = reportQuery.extend({
  andAsOf: day
    .optional()
    .meta({ description: 'Другий бік: станом на який день; без нього — той самий, що й asOf.' }),
  andKnownOn: instant
    .optional()
    .meta({ description: 'Другий бік: як відомо на яку мить; без неї — усе, що відомо сьогодні.' }),
})

const comparedSheetQuery = comparedQuery.extend({ department })

const listQuery = reportQuery.extend({
  figure: text(200).meta({
    description:
      'Показник: «departments/total/due», «half-year/instructions/given», «formulas/total/inTime+late», «departments/ID/leftOut».',
  }),
  page: pageNumber.optional().meta({ description: 'По 50 на сторінці; без неї — перша.' }),
})

export const figureListAnswer = z.strictObject({
  figure: z.string(),
  name: z.string(),
  formula: z.string(),
  period,
  asOf: dayAnswer,
  running,
  knownOn: knownOn.optional(),
  of: z.enum(['task', 'document', 'question', 'letter', 'decision']),
  total: count,
  page: count,
  things: z.array(z.strictObject({ id: z.string(), name: z.string() }).nullable()),
})

const side = z.strictObject({ asOf: dayAnswer, running, knownOn: knownOn.nullable() })

export const differencesAnswer = z.strictObject({
  report: z.enum(comparedReports),
  period,
  before: side,
  after: side,
  figures: z.array(
    z.strictObject({
      figure: z.string(),
      name: z.string(),
      before: count,
      come: count,
      gone: count,
      after: count,
    }),
  ),
  things: z.array(
    z.strictObject({
      of: z.enum(['task', 'document', 'question', 'letter', 'decision']),
      id: z.string().nullable(),
      name: z.string().nullable(),
      come: z.array(z.string()),
      gone: z.array(z.string()),
      causes: z.array(
        z.strictObject({
          what: z.string(),
          words: z.string(),
          happenedOn: dayAnswer,
          recordedAt: knownOn.nullable(),
          recordedBy: z.string().nullable(),
        }),
      ),
    }),
  ),
})

export function declareReports({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/reports/list',
      right: 'see-figures',
      summary: 'Що стоїть за показником звіту: як його пораховано, словами, і перелік такої довжини.',
      query: listQuery,
      answer: figureListAnswer,
    },
    async ({ context, actor, query: { page, ...input } }) => {
      const outcome = await figureList(context, actor, input, Number(page ?? 1))
      return outcome.ok ? done({ body: outcome.value }) : outcome
    },
  )

  for (const report of comparedReports)
    declare(
      {
        method: 'get',
        path: `/reports/${report}/differences`,
        right: 'see-figures',
        summary:
          'Дві відповіді звіту поруч: які показники різняться і який факт, коли й ким внесений, це зробив.',
        query: report === 'department' ? comparedSheetQuery : comparedQuery,
        answer: differencesAnswer,
      },
      async ({ context, actor, query }) => {
        const input: z.output<typeof comparedSheetQuery> = query
        const outcome = await differencesReport(context, actor, {
          report,
          given: input,
          department: input.department,
        })
        return outcome.ok ? done({ body: outcome.value }) : outcome
      },
    )

  for (const report of figureReports)
    declare(
      {
        method: 'get',
        path: `/reports/${report}`,
        right: 'see-figures',
        query: reportQuery,
        ...figureAnswers[report],
      },
      async ({ context, query }) => {
        const outcome = await reportJson(context, report, query)
        return outcome.ok ? done({ body: outcome.value }) : outcome
      },
    )

  declare(
    {
      method: 'get',
      path: '/reports/leadership',
      right: 'see-figures',
      summary: 'Сторінка керівництва: відсоток, дванадцять місяців, підрозділи, прострочене й найближче.',
      query: reportQuery,
      answer: leadershipAnswer,
    },
    async ({ context, actor, query }) => {
      const outcome = await reportJson(context, 'leadership', query, actor)
      return outcome.ok ? done({ body: outcome.value }) : outcome
    },
  )
}

import { z } from 'zod'
import { done } from '../kernel/result.ts'
import { explainDelay } from '../reports/explanations/explain-delay.ts'
import type { Explanation } from '../reports/explanations/store.ts'
import { explanationInput } from '../reports/inputs.ts'
import { paperReport } from '../reports/papers/paper-report.ts'
import { paperReports } from '../reports/query/addresses.ts'
import type { Api } from './operation.ts'
import { department, reportQuery } from './reports.ts'

const paperQuery = reportQuery.extend({ department })

const figure = z.union([z.string(), z.number(), z.null()])
const cell = z.union([
  figure,
  z.strictObject({
    value: figure,
    href: z.string().meta({ description: 'Перелік або картка, що стоїть за числом.' }),
  }),
])
const row = z.array(cell)

/** A report that is a paper: words and tables. */
const paperAnswer = z.strictObject({
  report: z.enum(paperReports),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  running: z.literal(true).optional(),
  knownOn: z.string().optional(),
  heading: z.array(z.string()),
  blocks: z.array(
    z.union([
      z.strictObject({ kind: z.literal('text'), text: z.string() }),
      z.strictObject({
        kind: z.literal('table'),
        name: z.string(),
        columns: z.array(z.string()),
        rows: z.array(row),
        total: row.optional(),
      }),
    ]),
  ),
})

const explanationAnswer = z.strictObject({
  task: z.string(),
  version: z.int(),
  saidOn: z.string(),
  reason: z.string(),
  standing: z.string(),
  expectedOn: z.string(),
})

const summaries: Record<(typeof paperReports)[number], string> = {
  memo: 'Доповідна записка про стан виконавської дисципліни.',
  month: 'Матеріал за місяць.',
  week: 'Інформація за тиждень: строк припав, виконано, прострочено, наступний тиждень.',
  department: 'Довідка по підрозділу.',
  turnover: 'Обсяг документообігу.',
  'not-in-time': 'Перелік не виконаних у строк із причинами від підрозділів.',
}

export function declarePaperReports({ declare }: Api): void {
  for (const report of paperReports)
    declare(
      {
        method: 'get',
        path: `/reports/${report}`,
        right: 'see-figures',
        summary: summaries[report],
        query: paperQuery,
        answer: paperAnswer,
      },
      async ({ context, actor, query }) => {
        const outcome = await paperReport(context, actor, {
          report,
          given: query,
          department: query.department,
        })
        return outcome.ok ? done({ body: outcome.value }) : outcome
      },
    )

  declare(
    {
      method: 'post',
      path: '/tasks/:id/delay-explanations',
      right: 'report',
      summary: 'Пояснити прострочення: причини, стан, очікувана дата.',
      body: explanationInput,
      answer: explanationAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const outcome = await explainDelay(context, actor, { taskId: id, input: body }, (said) =>
        keep(replyWith(said)),
      )
      return outcome.ok ? done(replyWith(outcome.value)) : outcome
    },
  )
}

function replyWith({
  taskId,
  version,
  saidOn,
  reason,
  standing,
  expectedOn,
}: Omit<Explanation, 'recordedBy'>) {
  return { status: 201 as const, body: { task: taskId, version, saidOn, reason, standing, expectedOn } }
}

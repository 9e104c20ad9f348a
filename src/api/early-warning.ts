import { z } from 'zod'
import { addDays } from '../kernel/day.ts'
import { done } from '../kernel/result.ts'
import { day } from '../kernel/sent-values.ts'
import { HORIZON_DAYS } from '../reports/forecast/early-warning.ts'
import {
  type EarlyWarnings,
  earlyWarnings,
  shownTrials,
  trialsCounted,
} from '../reports/forecast/early-warnings.ts'
import type { Api } from './operation.ts'
import { department } from './reports.ts'

const count = z.int()
const percent = count.nullable()
const dayAnswer = z.string().meta({ format: 'date' })

const counts = z.strictObject({
  ahead: count.meta({ description: 'Строк у найближчі 30 днів.' }),
  warned: count.meta({ description: 'З них ймовірно запізняться.' }),
  unforeseen: count.meta({ description: 'З них без прогнозу: замало історії.' }),
  judged: count.meta({ description: 'Перевірено на перших числах минулих місяців.' }),
  alerted: count.meta({ description: 'З перевірених попереджено б.' }),
  cameTrue: count.meta({ description: 'Попередження, що справдилися.' }),
  late: count.meta({ description: 'Перевірені, що до строку не виконано.' }),
  hitRate: percent.meta({ description: 'cameTrue / alerted, %.' }),
  foreseen: percent.meta({ description: 'cameTrue / late, %.' }),
  base: percent.meta({ description: 'late / judged, %: скільки запізнюється і без прогнозу.' }),
})

export const earlyWarningAnswer = z.strictObject({
  official: z.literal(false).meta({ description: 'Прогноз: до жодного офіційного показника не входить.' }),
  asOf: dayAnswer,
  until: dayAnswer,
  tested: z.strictObject({ from: dayAnswer, to: dayAnswer }),
  rows: z.array(counts.extend({ departmentId: z.string(), department: z.string() })),
  total: counts,
  warnings: z.array(
    z.strictObject({
      task: z.string().nullable().meta({ description: 'null: враховано, але вам недоступне.' }),
      department: z.string(),
      due: dayAnswer,
      daysGone: count,
      daysLeft: count,
      usualDays: count.nullable().meta({ description: 'Медіана схожих завдань, перерахована на цей строк.' }),
      atThisAge: count.meta({ description: 'Скільки схожих на такий день були ще в роботі.' }),
      longer: count.meta({ description: 'Скільки з них не вклалися.' }),
      comparedWith: z.enum(['kind', 'department']),
    }),
  ),
})

export function declareEarlyWarning({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/reports/early-warning',
      right: 'see-figures',
      summary:
        'Раннє попередження: що, ймовірно, запізниться, чому, і як часто це справджувалося. Прогноз, не показник.',
      query: z.strictObject({
        department,
        asOf: day.optional().meta({ description: 'Минулий день: з тим, що було відомо того ранку.' }),
      }),
      answer: earlyWarningAnswer,
    },
    async ({ context, actor, query }) => {
      const warnings = await earlyWarnings(context, actor, query)
      if (!warnings.ok) return warnings
      const shown = await shownTrials(context.reports, actor, trialsCounted(warnings.value, 'warned'))
      return done({ body: answerOf(warnings.value, shown) })
    },
  )
}

function answerOf(
  { on, tested, rows, total, ahead, departments }: EarlyWarnings,
  shown: Awaited<ReturnType<typeof shownTrials>>,
): z.output<typeof earlyWarningAnswer> {
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]))
  return {
    official: false,
    asOf: on,
    until: addDays(on, HORIZON_DAYS - 1),
    tested,
    rows,
    total,
    warnings: shown.map(({ trial, task }) => ({
      task: task && trial.taskId,
      department: nameOf.get(trial.departmentId) ?? '',
      due: trial.dueDay,
      daysGone: trial.task.age,
      daysLeft: trial.task.left,
      usualDays: ahead.usual(trial),
      atThisAge: trial.outlook.atThisAge,
      longer: trial.outlook.longer,
      comparedWith: trial.outlook.among,
    })),
  }
}

import { z } from 'zod'
import { insertRows } from '../../db/insert-rows.ts'
import { longestText } from '../../journals/document.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, text, words } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import { defineAct } from '../act.ts'
import { judgeExecutionDay } from '../actions/judge-execution-day.ts'
import { acting } from '../actions/perform-act.ts'
import type { TasksContext } from '../context.ts'
import { judgePoint } from '../control-points.ts'
import { completeness, controlPoint, LONGEST_NAME } from '../inputs.ts'
import { marksOf } from '../near-text.ts'
import { WORKING } from '../stage.ts'
import { type Task, tasksBelow } from '../store.ts'

const input = z.strictObject({
  // The day of the outgoing reply or adopted act, not of the click.
  executedOn: day,
  completeness: completeness.default('full'),
  text: words(longestText),
  outgoing: text(LONGEST_NAME).nullish(),
  despite: text(longestText)
    .nullish()
    .meta({ description: 'Чому звіт подано, хоч доручене у підрозділі не завершено.' }),
  point: controlPoint,
})

export type ExecutionReport = z.output<typeof input>

/** An executor's report of execution; it waits for the controller, and until then the task is not executed. */
export const reports = defineAct({
  name: 'reports',
  from: WORKING,
  by: ['lead', 'controller'],
  to: ['reported'],
  ofSub: { from: WORKING, by: ['lead'] },
  words: {
    label: 'Подати звіт',
    short: 'Звіт',
    title: 'Звіт про виконання',
    key: 'z',
    done: 'Звіт подано, він чекає прийняття.',
    summary: 'Звітувати про виконання.',
  },
  input,
  fields: [
    { kind: 'text', name: 'text', label: 'Що зроблено', lines: 5, autofocus: true },
    {
      kind: 'day',
      name: 'executedOn',
      label: 'День виконання',
      hint: 'День вихідної відповіді або ухваленого акта.',
    },
    { kind: 'text', name: 'outgoing', label: 'Вихідний номер і дата', optional: true },
    { kind: 'completeness', name: 'completeness' },
    { kind: 'control-point', name: 'point' },
    {
      kind: 'text',
      name: 'despite',
      label: 'Чому звітуєте, хоч доручене не завершено',
      lines: 2,
      whileOpenBelow: true,
    },
  ],
  evidence: true,
  // What was taken back to be put right need not be typed again.
  values({ withdrawn }): Record<string, string> {
    if (!withdrawn) return {}
    const { text, executedOn, outgoing, completeness } = withdrawn
    return { text, executedOn: formatDay(executedOn), outgoing: outgoing ?? '', completeness }
  },
  about: ({ state, names, below }) => [
    ...state.parts.map(
      ({ on, departmentId, personId, text }) =>
        `${formatDay(on)}, ${names.get(personId ?? departmentId) ?? 'співвиконавець'}: «${text}»`,
    ),
    ...below.map((words) => `Ще не завершено доручене: ${words}`),
  ],

  async decide({ task, input, context, today }) {
    if (input.text.trim() === '') return reject({ code: 'required', field: 'text' })
    if (input.text.length > longestText)
      return reject({ code: 'too-long', field: 'text', facts: { most: longestText } })
    const about = judgePoint(task.state.points, input.executedOn, input.point)
    const reasons = [...(await judgeExecutionDay(context, task, input.executedOn, today)), ...about.refusals]
    const despite = input.despite?.trim()
    const open = despite ? [] : await openBelow(context, task)
    if (open.length > 0)
      reasons.push({ code: 'sub-instructions-open', field: 'despite', facts: { who: open.join('; ') } })
    if (reasons.length > 0) return reject(...reasons)
    const { executedOn, completeness, outgoing = null } = input
    const report = {
      executedOn,
      completeness,
      outgoing,
      text: input.text.trim(),
      ...(despite && { despite }),
      ...about.of,
    }
    const { id, seq } = task.row
    const marks = marksOf(report.text).map((mark) => ({ mark, task_id: id, seq: seq + 1 }))
    return done({
      events: [{ kind: 'reported', ...report, happenedOn: today }],
      writes: marks.length > 0 ? [insertRows('report_marks', marks)] : [],
    })
  },
})

export const reportExecution = acting(reports)

/** The open sub-instructions of the lead in words: whose each is and what it says. */
async function openBelow({ db }: TasksContext, { row }: Task): Promise<string[]> {
  const open = (await tasksBelow(db, row.id)).filter(({ executed_on }) => !executed_on)
  if (open.length === 0) return []
  const { people } = await openDirectory(db)
  return open.map(({ lead_id, text }) => {
    const who = people.find(({ id }) => id === lead_id)?.short_name
    return [who, text.slice(0, 80)].filter(Boolean).join(' — ')
  })
}

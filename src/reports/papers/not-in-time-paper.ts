import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { type PaperCell, type PaperTable, type ReportPaper, said, type TableHead } from '../../print/paper.ts'
import { taskFigures } from '../figures/task-figures.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import { linked } from '../reports/linked.ts'
import type { NotInTime, TaskNotInTime } from '../reports/not-in-time.ts'
import { SIGNED_BY } from './signed-by.ts'
import { contentCell, documentCell, dueCell, executorCell, UNSEEN } from './task-cells.ts'

/** «Перелік не виконаних у строк»: every overdue task, with what its department says of it. */
export function notInTimePaper(
  { query, tasks, unexplained }: NotInTime,
  { organization, kinds }: ReportTexts,
): ReportPaper {
  const total = tasks.length
  const count = linked(query, total, 'departments/total/overdue')
  return {
    name: 'Перелік не виконаних у строк',
    organization,
    heading: ['ПЕРЕЛІК', 'документів і доручень, не виконаних у строк'],
    asOf: asOfLine(query),
    blocks: [
      said`Не виконано у строк: ${count} ${plural(total, 'завдання', 'завдання', 'завдань')} (${taskFigures.overdue.formula}).`,
      ...(unexplained > 0
        ? [
            said`Причин ще не пояснено: ${unexplained}. Графи «Причини», «Стан» та «Очікувана дата» заповнюють підрозділи.`,
          ]
        : []),
      ...(total > 0 ? [notInTimeTable(tasks, kinds)] : []),
    ],
    signedBy: SIGNED_BY,
  }
}

/** The table alone, for papers that carry it as an annex. */
function notInTimeTable(
  tasks: readonly (TaskNotInTime | null)[],
  kinds: readonly DocumentKind[],
): PaperTable {
  return {
    kind: 'table',
    ...notInTimeHead,
    rows: tasks.map((task, at): PaperCell[] =>
      task
        ? [
            at + 1,
            documentCell(task, kinds),
            contentCell(task),
            dueCell(task),
            executorCell(task),
            task.said?.reason ?? null,
            task.said?.standing ?? null,
            task.said ? formatDay(task.said.expectedOn) : null,
          ]
        : [at + 1, null, UNSEEN, null, null, null, null, null],
    ),
  }
}

/** The list with its three columns of the departments. */
export const notInTimeHead: TableHead = {
  name: 'Перелік не виконаних у строк',
  columns: [
    { head: '№ з/п', width: 11 },
    { head: 'Кореспондент, № і дата', width: 43 },
    { head: 'Короткий зміст', width: 59 },
    { head: 'Строк', width: 25 },
    { head: 'Виконавець', width: 40 },
    { head: 'Причини', width: 30 },
    { head: 'Стан', width: 26 },
    { head: 'Очікувана дата', width: 23 },
  ],
}

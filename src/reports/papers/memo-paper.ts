import type { DocumentKind } from '../../journals/kind.ts'
import { departmentInGenitive } from '../../people/department-genitive.ts'
import {
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  type ReportPaper,
  said,
  type TableHead,
} from '../../print/paper.ts'
import { formulaOf } from '../figures/formulas.ts'
import type { NamedTask } from '../figures/named-tasks.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { periodName } from '../query/period.ts'
import type { ReportTexts } from '../reports/definition.ts'
import { linked } from '../reports/linked.ts'
import type { MemoFigures } from '../reports/memo-figures.ts'
import {
  controlText,
  departmentCell,
  departmentsTable,
  executionBlocks,
  meetingsTexts,
  numbersCell,
  remindersText,
  section,
  tasksWord,
  volumeBlocks,
} from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'
import { contentCell, documentCell, dueCell, executorCell, UNSEEN } from './task-cells.ts'
import { toBeHeard } from './to-be-heard.ts'

/** The memo to the mayor «Про стан виконавської дисципліни …», with its annexes. */
export function memoPaper(figures: MemoFigures, { organization, kinds }: ReportTexts): ReportPaper {
  const { query, late, notInTime, figures: departments } = figures
  const breach = (figure: 'executedLate' | 'overdue', n: number) =>
    linked(query, n, `departments/total/${figure}`)
  return {
    name: 'Доповідна записка про стан виконавської дисципліни',
    organization,
    addressee: 'Міському голові',
    heading: ['ДОПОВІДНА ЗАПИСКА'],
    subject: `Про стан виконавської дисципліни в роботі з документами у виконавчих органах міської ради та комунальних підприємствах міста за ${periodName(query.period)}`,
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      section('1. Обсяг документів'),
      ...volumeBlocks(figures, kinds),
      section('2. Документи на контролі'),
      controlText(figures),
      section('3. Виконання'),
      ...executionBlocks(figures),
      section('4. Підрозділи'),
      departmentsTable(figures),
      section('5. Порушення строків'),
      ...(late.length + notInTime.length === 0
        ? [said`Порушень строків виконання не виявлено.`]
        : [
            said`З порушенням строку виконано ${breach('executedLate', late.length)}, не виконано у строк — ${breach('overdue', notInTime.length)}.`,
            breachesTable([...notInTime, ...late], kinds),
          ]),
      section('6. Доручення нарад, інспекцій та ефірів'),
      ...meetingsTexts(figures),
      section('7. Нагадування'),
      remindersText(figures),
      section('8. Пропозиції'),
      ...proposals(figures),
    ],
    annexes: [
      section('Додаток 1'),
      summaryTable(departments, query),
      ...(notInTime.length > 0 ? [section('Додаток 2'), explanationsTable(notInTime, kinds)] : []),
    ],
    signedBy: SIGNED_BY,
  }
}

function breachesTable(tasks: readonly (NamedTask | null)[], kinds: readonly DocumentKind[]): PaperTable {
  return {
    kind: 'table',
    ...breachesHead,
    rows: tasks.map((task, at): PaperCell[] =>
      task
        ? [
            at + 1,
            documentCell(task, kinds),
            contentCell(task),
            executorCell(task),
            task.daysLate,
            task.extensions,
            task.returns,
          ]
        : [at + 1, null, UNSEEN, null, null, null, null],
    ),
  }
}

function proposals({ query, figures: { official, rows }, unexplained }: MemoFigures): PaperBlock[] {
  const heard = toBeHeard(rows)
  if (heard.length === 0) return [said`Взяти інформацію до відома.`]
  return [
    said`Заслухати на оперативній нараді керівників:`,
    ...heard.map((row) => {
      const overdue = linked(query, row.overdue, `departments/${row.departmentId ?? 'total'}/overdue`)
      const level =
        row.discipline === null
          ? formulaOf(official.formula).none
          : `рівень ${row.discipline}%, ${row.numerator} з ${row.denominator}`
      return said`– ${departmentInGenitive(row.department)} (${level}, прострочено ${overdue}).`
    }),
    ...(unexplained > 0
      ? [
          said`Керівникам підрозділів подати пояснення причин прострочення: не пояснено ${unexplained} ${tasksWord(unexplained)}.`,
        ]
      : []),
  ]
}

function summaryTable(figures: MemoFigures['figures'], query: MemoFigures['query']): PaperTable {
  const { rows, total } = figures
  const columns = [
    'opening',
    'taken',
    'executedInTime',
    'executedLate',
    'extended',
    'overdue',
    'closing',
  ] as const
  const cells = (row: MemoFigures['figures']['total']): PaperCell[] => [
    departmentCell(query, row),
    ...columns.map((figure) =>
      linked(query, row[figure], `departments/${row.departmentId ?? 'total'}/${figure}`),
    ),
    row.discipline,
    numbersCell(query, figures, row),
  ]
  return {
    kind: 'table',
    ...summaryHead,
    rows: rows.map(cells),
    total: cells(total),
  }
}

function explanationsTable(tasks: MemoFigures['notInTime'], kinds: readonly DocumentKind[]): PaperTable {
  return {
    kind: 'table',
    ...explanationsHead,
    rows: tasks.map((task, at): PaperCell[] =>
      task
        ? [
            at + 1,
            documentCell(task, kinds),
            contentCell(task),
            dueCell(task),
            executorCell(task),
            task.said ? `${task.said.reason}. ${task.said.standing}` : null,
          ]
        : [at + 1, null, UNSEEN, null, null, null],
    ),
  }
}

/** What was executed late or not at all. */
export const breachesHead: TableHead = {
  name: 'Документи, виконані з порушенням строку та не виконані',
  columns: [
    { head: '№ з/п', width: 10 },
    { head: 'Документ', width: 34 },
    { head: 'Пункт і зміст', width: 40 },
    { head: 'Виконавець', width: 36 },
    { head: 'Днів понад строк', width: 17 },
    { head: 'Перене\u00adсено', width: 16 },
    { head: 'Повер\u00adнуто', width: 17 },
  ],
}

/** The first annex. */
export const summaryHead: TableHead = {
  name: 'Зведення про стан виконавської дисципліни',
  columns: [
    { head: 'Підрозділ', width: 27 },
    { head: 'На початок', width: 16 },
    { head: 'Взято', width: 13 },
    { head: 'Виконано в строк', width: 18 },
    { head: 'з пору\u00adшенням', width: 17 },
    { head: 'Продов\u00adжено', width: 17 },
    { head: 'Простро\u00adчено', width: 17 },
    { head: 'На кінець', width: 14 },
    { head: 'Рівень, %', width: 14 },
    { head: 'Чисель\u00adник і знамен\u00adник', width: 17, centred: true },
  ],
}

/** The second annex. */
export const explanationsHead: TableHead = {
  name: 'Перелік не виконаних у строк',
  columns: [
    { head: '№ з/п', width: 10 },
    { head: 'Документ', width: 34 },
    { head: 'Короткий зміст', width: 36 },
    { head: 'Строк', width: 23 },
    { head: 'Виконавець', width: 32 },
    { head: 'Причини, стан', width: 35 },
  ],
}

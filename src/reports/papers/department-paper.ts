import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { type PaperCell, type PaperTable, type ReportPaper, said, type TableHead } from '../../print/paper.ts'
import { disciplineFormula, disciplineKeys, leftOutText } from '../figures/formulas.ts'
import type { NamedTask } from '../figures/named-tasks.ts'
import { inPercent } from '../figures/percent.ts'
import { taskFigures } from '../figures/task-figures.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { DepartmentCard } from '../reports/department-card.ts'
import { linked } from '../reports/linked.ts'
import { tasksWord } from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'
import { contentCell, documentCell } from './task-cells.ts'
import { tasksHead, tasksTable } from './tasks-table.ts'
import { trendTable } from './trend-table.ts'

const OVERDUE = 'Прострочено'
const COMING = 'Строк у найближчі 30 днів'

/** Tasks of a table: the sheet is one page, what is more stands in the lists. */
const SHOWN = 5

/** «Довідка по підрозділу»: how one department executes, on one page. */
export function departmentPaper(card: DepartmentCard, { organization, kinds }: ReportTexts): ReportPaper {
  const { query, id, name, head, official, figures, ranked, trend, notInTime, next, coming, moved } = card
  const overdue = linked(query, figures?.overdue ?? 0, `departments/${id}/overdue`)
  const keys = disciplineKeys(official.formula, id)
  const numerator = linked(query, figures?.numerator ?? 0, keys.numerator)
  const denominator = linked(query, figures?.denominator ?? 0, keys.denominator)
  const changed = linked(query, moved.length, `leadership/${id}/changed`)
  const notCounted = figures?.notCounted ?? 0
  const leftOut = linked(query, notCounted, keys.leftOut)
  const place = figures?.place ? `, місце ${figures.place} з ${ranked}` : ''
  const comes = linked(next, coming.due, `departments/${id}/fallingDue`)
  const open = linked(next, coming.open.length, `departments/${id}/fallingDueOpen`)
  const more = (all: number) =>
    all > SHOWN ? [said`Показано перші ${SHOWN} з ${all}; решта — у переліку за числом.`] : []
  return {
    name: `Довідка — ${name}`,
    organization,
    heading: ['ДОВІДКА', name],
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      said`Керівник: ${head ?? 'не вказано'}.`,
      said`Рівень виконавської дисципліни — ${inPercent(figures?.discipline ?? null)} (${numerator} з ${denominator})${place}. ${disciplineFormula(official.formula)}. Не враховано ${leftOut} ${tasksWord(notCounted)}: ${leftOutText(official.formula, query)}.`,
      trendTable(trend),
      said`Відсоток за місяцями — за офіційною на той час формулою${trend.length > 0 ? '' : ': даних немає'}.`,
      said`Прострочено ${overdue} ${tasksWord(notInTime.length)}: ${taskFigures.overdue.formula}.`,
      ...(notInTime.length > 0
        ? [tasksTable(OVERDUE, notInTime.slice(0, SHOWN), kinds, true), ...more(notInTime.length)]
        : []),
      said`У найближчі 30 днів (до ${formatDay(next.period.to)}) настає строк ${comes} ${plural(coming.due, 'завдання', 'завдань', 'завдань')}, з них ще не виконано ${open}.`,
      ...(coming.open.length > 0
        ? [tasksTable(COMING, coming.open.slice(0, SHOWN), kinds, false), ...more(coming.open.length)]
        : []),
      ...(moved.length > 0
        ? [
            said`У цьому періоді повернуто звіт або перенесено строк: ${changed} ${tasksWord(moved.length)}.`,
            movedTable(moved, kinds),
          ]
        : [said`Звітів на доопрацювання не повертали, строків не переносили.`]),
    ],
    signedBy: SIGNED_BY,
  }
}

function movedTable(tasks: readonly (NamedTask | null)[], kinds: readonly DocumentKind[]): PaperTable {
  return {
    kind: 'table',
    ...movedHead,
    rows: tasks.map((task): PaperCell[] =>
      task
        ? [documentCell(task, kinds), contentCell(task), task.returns, task.extensions]
        : [null, '—', null, null],
    ),
  }
}

/** What was returned and moved. */
export const movedHead: TableHead = {
  name: 'Повернуто на доопрацювання, перенесено строк у цьому періоді',
  columns: [
    { head: 'Документ', width: 50 },
    { head: 'Пункт і зміст', width: 80 },
    { head: 'Повер\u00adнуто', width: 20 },
    { head: 'Перене\u00adсено', width: 20 },
  ],
}

/** What is overdue, and what is due soon. */
export const departmentTaskHeads: TableHead[] = [tasksHead(OVERDUE, true), tasksHead(COMING, false)]

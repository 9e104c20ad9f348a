import type { PaperLink } from '../../print/paper.ts'
import type { FormulaFigures, FormulaRow } from '../figures/formula-figures.ts'
import { officialText } from '../figures/formula-text.ts'
import {
  disciplineKeys,
  formulaFigureNames,
  formulaIds,
  formulaOf,
  formulas,
  leftOutText,
  type OutcomeFigure,
  outcomeFigures,
  taskOutcomes,
} from '../figures/formulas.ts'
import { inPercent } from '../figures/percent.ts'
import { sumOf } from '../figures/percent-by.ts'
import { outcomes } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import { linked } from './linked.ts'
import { cells, type PagePart, type PageRow, pieces } from './page-parts.ts'

export type Formulas = FormulaFigures & { query: ReportQuery }

/** One register, five percentages, and which of them the council has named its official one. */
export function formulasJson({ query, official, rows, total }: Formulas) {
  const { period, asOf, running, knownOn } = query
  const { formula, act } = official
  return {
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    official: { formula, act: act && { number: act.number, date: act.date, from: act.from } },
    formulas: formulas.map(({ id, name, words }) => ({ id, name, words })),
    rows: rows.map(json),
    total: json(total),
  }
}

function json({ departmentId, notDue, ...row }: FormulaRow) {
  return row
}

export function formulasLines({ official, rows, total }: Formulas): FigureLine[] {
  const lines = [total, ...rows].flatMap((row): FigureLine[] => {
    const way = `formulas/${row.departmentId ?? 'total'}`
    return [
      ...(row.departmentId ? [{ key: `${way}/name`, value: row.department }] : []),
      ...formulaFigureNames.map((outcome) => ({ key: `${way}/${outcome}`, value: row[outcome] })),
      ...formulaIds.map((id) => ({ key: `${way}/percent/${id}`, value: row.percents[id] })),
    ]
  })
  return [{ key: 'formulas/official', value: official.formula }, ...lines]
}

/** The page: the five percentages with their numbers, why the official one, what each department has by them. */
export function formulasPage({ query, official, rows, total }: Formulas): PagePart[] {
  if (rows.length === 0)
    return [
      {
        kind: 'empty',
        title: 'За цей період рахувати нічого',
        text: 'Жодне завдання не було на контролі в цьому періоді.',
      },
    ]
  const isOfficial = (id: string) => id === official.formula
  return [
    {
      kind: 'table',
      label: 'П’ять формул',
      columns: [
        { head: 'Формула', holds: 'name' },
        { head: '%' },
        { head: 'Чисельник' },
        { head: 'Знаменник' },
        { head: 'Як рахується', holds: 'text' },
      ],
      rows: formulas.map(({ id, name, words, numerator, denominator }) => ({
        strong: isOfficial(id),
        cells: [
          { value: name, ...(isOfficial(id) && { sub: [officialText(official.act)] }) },
          { value: total.percents[id], strong: true },
          ...cells(counted(query, total, numerator), counted(query, total, denominator), words),
        ],
      })),
    },
    {
      kind: 'explanation',
      title: `Чому ${inPercent(total.percents[official.formula])}`,
      pieces: pieces`Офіційна формула: ${formulaOf(official.formula).words}, з округленням до цілого: ${counted(query, total, formulaOf(official.formula).numerator)} ÷ ${counted(query, total, formulaOf(official.formula).denominator)}. Не враховано ${linked(query, sumOf(formulaOf(official.formula).leftOut.figures, total), disciplineKeys(official.formula, 'total').leftOut)}: ${leftOutText(official.formula, query)}. Наслідки пораховано для завдань, які були на контролі в періоді й не були виконані до нього: ${total.all}; кожне має один з чотирьох, а зняті без виконання стоять окремо.`,
    },
    {
      kind: 'table',
      label: 'Наслідки й відсотки за підрозділами',
      columns: [
        { head: 'Підрозділ', holds: 'name' },
        { head: 'Усього' },
        ...outcomeFigures.map((figure) => ({
          head: outcomes[figure].name,
          meaning: outcomes[figure].formula,
        })),
        ...formulas.map(({ id, name }, place) => ({
          head: `ф. ${place + 1}`,
          meaning: name,
          ...(isOfficial(id) && { sub: 'офіційна' }),
        })),
      ],
      rows: rows.map((row) => pageRow(query, row)),
      total: pageRow(query, total),
    },
    {
      kind: 'text',
      muted: true,
      pieces: [
        `${formulas.map(({ name }, place) => `ф. ${place + 1} — ${name.toLocaleLowerCase('uk')}`).join('; ')}.`,
      ],
    },
  ]
}

function pageRow(query: ReportQuery, row: FormulaRow): PageRow {
  return {
    strong: !row.departmentId,
    cells: [
      ...cells(
        row.department,
        counted(query, row, taskOutcomes),
        ...outcomeFigures.map((outcome) => counted(query, row, [outcome])),
      ),
      ...formulas.map(({ id, numerator, denominator }) => ({
        value: row.percents[id],
        ...(row.percents[id] !== null && {
          sub: pieces`${counted(query, row, numerator)} з ${counted(query, row, denominator)}`,
          unbroken: true as const,
        }),
      })),
    ],
  }
}

/** Tasks of these outcomes together, with the way to their list. */
function counted(query: ReportQuery, row: FormulaRow, figures: readonly OutcomeFigure[]): PaperLink {
  return linked(query, sumOf(figures, row), `formulas/${row.departmentId ?? 'total'}/${figures.join('+')}`)
}

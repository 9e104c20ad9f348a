import { outcomeWords } from '../../src/reports/figures/figure-text.ts'
import type { FormulaFigures, FormulaRow } from '../../src/reports/figures/formula-figures.ts'
import { officialText } from '../../src/reports/figures/formula-text.ts'
import {
  formulaOf,
  formulas,
  type OutcomeFigure,
  outcomeFigures,
  taskOutcomes,
} from '../../src/reports/figures/formulas.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { Figure, type ListOf } from './figure.tsx'

export interface FormulasSheetProps {
  figures: FormulaFigures
  listOf?: ListOf
}

/** Five percentages of one register beside each other, the official one marked, and what each department has by them. */
export function FormulasSheet({ figures: { official, rows, total }, listOf }: FormulasSheetProps) {
  if (rows.length === 0)
    return (
      <EmptyState title="За цей період рахувати нічого">
        <p class="muted">Жодне завдання не було на контролі в цьому періоді.</p>
      </EmptyState>
    )
  return (
    <>
      <TableSheet label="П’ять формул">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Формула</th>
              <th scope="col" class="num">
                %
              </th>
              <th scope="col" class="num">
                Чисельник
              </th>
              <th scope="col" class="num">
                Знаменник
              </th>
              <th scope="col">Як рахується</th>
            </tr>
          </thead>
          <tbody>
            {formulas.map(({ id, name, words, numerator, denominator }) => (
              <tr class={id === official.formula ? 'total' : undefined}>
                <th scope="row">
                  {name}
                  {id === official.formula && <span class="sub">{officialText(official.act)}</span>}
                </th>
                <td class="num">
                  <b>{percent(total.percents[id])}</b>
                </td>
                <td class="num">
                  <Sum row={total} outcomes={numerator} listOf={listOf} />
                </td>
                <td class="num">
                  <Sum row={total} outcomes={denominator} listOf={listOf} />
                </td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableSheet>
      <Explanation title={`Чому ${percent(total.percents[official.formula])}%`}>
        Офіційна формула: {formulaOf(official.formula).words}, з округленням до цілого. Пораховано завдання,
        які були на контролі в періоді й не були виконані до нього: {total.all}. Кожне має один з чотирьох
        наслідків. Не враховано зняті без виконання (втратили чинність, замінені):{' '}
        <Sum row={total} outcomes={['leftOut']} listOf={listOf} />.
      </Explanation>
      <TableSheet label="Наслідки й відсотки за підрозділами">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Підрозділ</th>
              <th scope="col" class="num">
                Усього
              </th>
              {outcomeFigures.map((outcome) => (
                <th scope="col" class="num" title={outcomeWords[outcome].formula}>
                  {outcomeWords[outcome].name}
                </th>
              ))}
              {formulas.map(({ id, name }, place) => (
                <th scope="col" class="num" title={name}>
                  ф. {place + 1}
                  {id === official.formula && <span class="sub">офіційна</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} listOf={listOf} />
            ))}
          </tbody>
          <tfoot>
            <Row row={total} listOf={listOf} />
          </tfoot>
        </table>
      </TableSheet>
      <p class="muted">
        {formulas.map(({ name }, place) => `ф. ${place + 1} — ${name.toLocaleLowerCase('uk')}`).join('; ')}.
      </p>
    </>
  )
}

function Row({ row, listOf }: { row: FormulaRow; listOf: ListOf }) {
  return (
    <tr class={row.departmentId ? undefined : 'total'}>
      <th scope="row">{row.department}</th>
      <td class="num">
        <Sum row={row} outcomes={taskOutcomes} listOf={listOf} />
      </td>
      {outcomeFigures.map((outcome) => (
        <td class="num">
          <Sum row={row} outcomes={[outcome]} listOf={listOf} />
        </td>
      ))}
      {formulas.map(({ id }) => (
        <td class="num">{percent(row.percents[id])}</td>
      ))}
    </tr>
  )
}

interface SumProps {
  row: FormulaRow
  outcomes: readonly OutcomeFigure[]
  listOf: ListOf
}

function Sum({ row, outcomes, listOf }: SumProps) {
  const value = outcomes.reduce((sum, outcome) => sum + row[outcome], 0)
  return (
    <Figure
      value={value}
      of={{ report: 'formulas', department: row.departmentId ?? 'total', outcomes }}
      listOf={listOf}
    />
  )
}

function percent(value: number | null): string {
  return value === null ? '—' : `${value}`
}

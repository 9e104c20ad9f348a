import type { DocumentKind } from '../../journals/kind.ts'
import type { LineValue } from '../signed/signed-report.ts'
import { readFigure } from './figures.ts'
import { type FormulaId, formulaOf } from './formulas.ts'

/** What a line of an answer says, in words; `names` are those of departments by their ids. */
export function lineText(
  key: string,
  kinds: readonly DocumentKind[],
  names: ReadonlyMap<string, string>,
): string {
  const nameOf = (department: string) => names.get(department) ?? 'Усього'
  const figure = readFigure(key)
  if (figure) return figure.name({ kinds, department: nameOf(figure.department) })
  if (key === 'formulas/official') return 'Офіційна формула'
  if (key === 'half-year/instructions/percent') return 'Відсоток виконання доручень, %'
  if (key === 'departments/lastYear/discipline') return 'Рівень виконавської дисципліни рік тому, %'
  const [report, ...steps] = key.split('/')
  const [department, what, formula] = report === 'balance' ? steps.slice(1) : steps
  const whose = nameOf(department!)
  if (what === 'percent') return `${whose}: ${formulaOf(formula as FormulaId).name}, %`
  return `${whose}: ${ownLines[what!] ?? what}`
}

/** What a department has beside its figures. */
const ownLines: Record<string, string> = {
  name: 'назва',
  numerator: 'чисельник рівня',
  denominator: 'знаменник рівня',
  discipline: 'рівень, %',
  place: 'місце',
}

/** What stands in the line: «—» for a figure that does not exist, «немає» where the answer has no such line. */
export function lineValueText(key: string, value: LineValue | undefined): string {
  if (value === undefined) return 'немає'
  if (value === null) return '—'
  return key === 'formulas/official' ? formulaOf(value as FormulaId).name : String(value)
}

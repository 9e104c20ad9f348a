import { capital } from '../kernel/capital.ts'
import type { DepartmentsFigures } from '../reports/figures/department-figures.ts'
import { type FormulaId, formulas } from '../reports/figures/formulas.ts'
import { taskFigures } from '../reports/figures/task-figures.ts'
import type { ReportQuery } from '../reports/query/query.ts'
import { departmentJsonNames } from '../reports/reports/departments.ts'
import type { Column, DataSet } from './data-set.ts'
import { isOpenDepartment } from './open-title.ts'
import { periodColumns } from './period-columns.ts'

type Figures = DepartmentsFigures['total']

/** A department in a period, or all of them together. */
interface DepartmentRow {
  query: ReportQuery
  unit: 'department' | 'total'
  department: string | null
  figures: Figures
  formula: FormulaId
}

const UNNAMED = 'Підрозділ (назву не оприлюднено)'

/** Departments in the council's own order, their total last. A department whose name may be that of a person is published without it. */
export function departmentRows(
  query: ReportQuery,
  { official: { formula }, rows, total }: DepartmentsFigures,
  places: readonly string[],
): DepartmentRow[] {
  return [
    ...rows.map((figures) => ({
      query,
      unit: 'department' as const,
      department: isOpenDepartment(figures.department, places) ? figures.department : UNNAMED,
      figures,
      formula,
    })),
    { query, unit: 'total', department: null, figures: total, formula },
  ]
}

/** What stands in the row beside the figures of the report. */
type OfPercentage = 'numerator' | 'denominator' | 'discipline' | 'place'

function integer(
  name: (typeof departmentJsonNames)[number] | OfPercentage,
  titles: string,
  description: string,
  required = true,
): Column<DepartmentRow> {
  return { name, titles, description, datatype: 'integer', required, value: ({ figures }) => figures[name] }
}

export const departmentsSet: DataSet<Column<DepartmentRow>> = {
  name: 'departments',
  title: 'Виконавська дисципліна за підрозділами',
  description:
    'Завдання за підрозділом головного виконавця за кожне закінчене півріччя і разом: рух контролю (opening + taken + handedIn − handedOut − removed = closing), строки, рівень і місце.',
  columns: [
    ...periodColumns,
    {
      name: 'unit',
      titles: 'Рядок',
      description: 'department — підрозділ; total — усі разом, пораховані разом, а не середнє.',
      datatype: 'string',
      required: true,
      value: ({ unit }) => unit,
    },
    {
      name: 'department',
      titles: 'Підрозділ',
      description: 'Назва, яку підрозділ мав тоді; порожньо в рядку total.',
      datatype: 'string',
      required: false,
      value: ({ department }) => department,
    },
    ...departmentJsonNames.map((name) =>
      integer(name, taskFigures[name].name, `${capital(taskFigures[name].formula)}.`),
    ),
    integer('numerator', 'Чисельник', 'Чисельник офіційної формули.'),
    integer('denominator', 'Знаменник', 'Знаменник офіційної формули.'),
    integer(
      'discipline',
      'Рівень, %',
      '100 × numerator ÷ denominator, з округленням до цілого; порожньо, де рахувати нічого.',
      false,
    ),
    integer(
      'place',
      'Місце',
      'За рівнем, потім за denominator; рівні ділять місце. Порожньо, де рівня немає або знаменник менший за найменший для місця.',
      false,
    ),
    {
      name: 'formula',
      titles: 'Офіційна формула',
      description: formulas.map(({ id, words }) => `${id}: ${words}`).join('; '),
      datatype: 'string',
      required: true,
      value: ({ formula }) => formula,
    },
    {
      name: 'percent',
      titles: 'За офіційною формулою, %',
      description: 'Відсоток за формулою з попереднього стовпця, ціле; порожньо, де рахувати нічого.',
      datatype: 'integer',
      required: false,
      value: ({ figures }) => figures.discipline,
    },
  ],
}

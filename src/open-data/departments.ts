import type { DepartmentsFigures } from '../reports/figures/department-figures.ts'
import type { FormulaFigures } from '../reports/figures/formula-figures.ts'
import { formulas } from '../reports/figures/formulas.ts'
import type { ReportQuery } from '../reports/query/query.ts'
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
  formula: string
  percent: number | null
}

const UNNAMED = 'Підрозділ (назву не оприлюднено)'

/** Departments in the council's own order, their total last. A department whose name may be that of a person is published without it. */
export function departmentRows(
  query: ReportQuery,
  { rows, total }: DepartmentsFigures,
  { official, rows: byFormula, total: totalByFormula }: FormulaFigures,
  places: readonly string[],
): DepartmentRow[] {
  const { formula } = official
  const percents = new Map(byFormula.map(({ departmentId, percents }) => [departmentId, percents[formula]]))
  return [
    ...rows.map((figures) => ({
      query,
      unit: 'department' as const,
      department: isOpenDepartment(figures.department, places) ? figures.department : UNNAMED,
      figures,
      formula,
      percent: percents.get(figures.departmentId) ?? null,
    })),
    {
      query,
      unit: 'total',
      department: null,
      figures: total,
      formula,
      percent: totalByFormula.percents[formula],
    },
  ]
}

type FigureName = Exclude<keyof Figures, 'departmentId' | 'department'>

function figure(
  name: FigureName,
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
    'Завдання за підрозділом головного виконавця за кожне закінчене півріччя і разом: рух контролю, строки, рівень і місце.',
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
    figure('opening', 'На початок', 'Завдань на контролі на початок періоду.'),
    figure('taken', 'Взято', 'Взято на контроль або повернуто на нього за період.'),
    figure('handedIn', 'Передано сюди', 'На контролі перейшло до підрозділу від іншого за період.'),
    figure('handedOut', 'Передано іншим', 'На контролі перейшло від підрозділу до іншого за період.'),
    figure('executedInTime', 'В строк', 'Виконано повністю за період у строк.'),
    figure('executedLate', 'З порушенням', 'Виконано повністю за період з порушенням строку.'),
    figure(
      'removed',
      'Знято',
      'Знято з контролю за період: opening + taken + handedIn − handedOut − closing.',
    ),
    figure('withdrawn', 'Знято без виконання', 'З них знято, хоча до того не виконано.'),
    figure('extended', 'Продовжено', 'На контролі, не виконано, строк продовжено і він не минув.'),
    figure('overdue', 'Прострочено', 'На контролі, не виконано, строк минув.'),
    figure(
      'dueToday',
      'Строк сьогодні',
      'На контролі, не виконано, строк — сам день, на який пораховано; у періоді, що закінчився, 0.',
    ),
    figure('inProgress', 'На виконанні', 'На контролі, не виконано, решта.'),
    figure('closing', 'На кінець', 'Завдань на контролі на кінець періоду.'),
    figure(
      'due',
      'Строк припав',
      'Завдань, строк яких припав на період і минув; без знятих без виконання не пізніше строку.',
    ),
    figure('inTimeOfDue', 'З них у строк', 'Ті з due, що виконані не пізніше строку.'),
    figure('numerator', 'Чисельник', 'Чисельник офіційної формули.'),
    figure('denominator', 'Знаменник', 'Знаменник офіційної формули.'),
    figure(
      'discipline',
      'Рівень, %',
      '100 × numerator ÷ denominator, з округленням до цілого; порожньо, де рахувати нічого.',
      false,
    ),
    figure(
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
      value: ({ percent }) => percent,
    },
  ],
}

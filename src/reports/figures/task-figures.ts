import { sql } from 'kysely'
import { lowered } from '../../kernel/capital.ts'
import { type Conditions, idsByDepartment } from './count-by-department.ts'
import type { Figure } from './figure.ts'
import { type FormulaCount, formulaFigureNames, type OutcomeFigure } from './formulas.ts'
import { predicatesOf, type Sql, type TaskPredicates } from './task-conditions.ts'

interface TaskEntry {
  name: string
  formula: string
  /** which tasks */
  where(is: TaskPredicates): Sql
}

/** Figures of tasks by department: name, meaning, and which tasks they count. */
export const taskFigures = {
  opening: {
    name: 'На контролі на початок',
    formula: 'взято на контроль до початку періоду й на його початок не знято',
    where: ({ opening }) => opening,
  },
  taken: {
    name: 'Взято на контроль',
    formula: 'взято на контроль або повернуто на нього в періоді',
    where: ({ taken }) => taken,
  },
  handedIn: {
    name: 'Передано сюди',
    formula: 'на контролі в періоді змінено головного виконавця: завдання прийшло до підрозділу',
    where: ({ handedIn }) => handedIn,
  },
  handedOut: {
    name: 'Передано іншим',
    formula: 'на контролі в періоді змінено головного виконавця: завдання пішло з підрозділу',
    where: ({ handedOut }) => handedOut,
  },
  executedInTime: {
    name: 'Виконано в строк',
    formula: 'виконано повністю в періоді не пізніше строку або без строку',
    where: ({ executed }) => sql`${executed} AND (due_day IS NULL OR executed_on <= due_day)`,
  },
  executedLate: {
    name: 'Виконано з порушенням строку',
    formula: 'виконано повністю в періоді пізніше строку',
    where: ({ executed }) => sql`${executed} AND executed_on > due_day`,
  },
  removed: {
    name: 'Знято з контролю',
    formula: 'знято з контролю в періоді',
    where: ({ removed }) => removed,
  },
  withdrawn: {
    name: 'Знято без виконання',
    formula: 'знято з контролю в періоді, хоча до того не виконано',
    where: ({ removed }) => sql`${removed} AND withdrawn_on IS NOT NULL`,
  },
  extended: {
    name: 'Строк продовжено',
    formula: 'на контролі, не виконано, строк перенесено рішенням, прийнятим вчасно, і він ще не минув',
    where: ({ pending, dueLater }) => sql`${pending} AND ${dueLater} AND due_day <> first_due_day`,
  },
  overdue: {
    name: 'Прострочено',
    formula: 'на контролі, не виконано, строк минув',
    where: ({ pending, overdue }) => sql`${pending} AND ${overdue}`,
  },
  inProgress: {
    name: 'На виконанні',
    formula: 'на контролі, не виконано, первинний строк не минув або його немає',
    where: ({ pending, dueLater }) =>
      sql`${pending} AND (due_day IS NULL OR (${dueLater} AND due_day = first_due_day))`,
  },
  closing: {
    name: 'На контролі на кінець',
    formula: 'взято на контроль і на кінець періоду не знято',
    where: ({ closing }) => closing,
  },
  due: {
    name: 'Строк припав на період',
    formula:
      'чинний строк виконання — у межах періоду й уже минув; без знятих без виконання не пізніше строку',
    where: ({ due }) => due,
  },
  inTimeOfDue: {
    name: 'Виконано в строк із тих, чий строк припав на період',
    formula: 'чинний строк у межах періоду, виконано не пізніше нього',
    where: ({ due, facts }) => sql`${due} AND executed_on <= due_day AND executed_on < ${facts}`,
  },
  missedOfDue: {
    name: 'Не виконано в строк із тих, чий строк припав на період',
    formula: 'чинний строк у межах періоду, а виконано пізніше нього або ще не виконано',
    where: ({ due, notInTime }) => sql`${due} AND ${notInTime}`,
  },
  leftOut: {
    name: 'Не враховано серед тих, чий строк настав',
    formula:
      'на контролі в періоді, але без строку, строк поза періодом або ще не минув, чи знято без виконання не пізніше строку',
    where: ({ within, holds, came }) => sql`${within} AND ${holds} AND (due_day IS NULL OR NOT (${came}))`,
  },
  dueToday: {
    name: 'Строк сьогодні',
    formula: 'на контролі, не виконано, строк — сьогодні: доки день триває, це не прострочення',
    where: ({ pending, dueToday }) => sql`${pending} AND ${dueToday}`,
  },
  fallingDue: {
    name: 'Строк припав на період',
    formula: 'чинний строк виконання — у межах періоду, хоч би він ще не настав',
    where: ({ fallingDue }) => fallingDue,
  },
  fallingDueOpen: {
    name: 'Не виконано з тих, чий строк припав на період',
    formula: 'чинний строк — у межах періоду, хоч би він ще не настав, а виконання немає або воно пізніше',
    where: ({ fallingDue, notInTime }) => sql`${fallingDue} AND ${notInTime}`,
  },
} as const satisfies Record<string, TaskEntry>

export type TaskFigure = keyof typeof taskFigures

/**
 * What became of the tasks that were on control in the period and had not been executed before it: four outcomes by the as-of day,
 * each task in one of them, and those that left control without execution.
 */
export const outcomes: Record<FormulaCount, TaskEntry> = {
  inTime: {
    name: 'Виконано в строк',
    formula: 'виконано до цього дня не пізніше строку або без строку',
    where: ({ done }) => sql`${done} AND (due_day IS NULL OR executed_on <= due_day)`,
  },
  late: {
    name: 'З порушенням строку',
    formula: 'виконано до цього дня, але пізніше строку',
    where: ({ done }) => sql`${done} AND executed_on > due_day`,
  },
  open: {
    name: 'На виконанні',
    formula: 'на контролі, не виконано, строк не минув або його немає',
    where: ({ undone, onControl, asOf }) =>
      sql`${undone} AND ${onControl} AND (due_day IS NULL OR due_day >= ${asOf})`,
  },
  overdue: {
    name: 'Прострочено',
    formula: 'на контролі, не виконано, строк минув',
    where: ({ undone, onControl, overdue }) => sql`${undone} AND ${onControl} AND ${overdue}`,
  },
  leftOut: {
    name: 'Знято без виконання',
    formula: 'знято з контролю, хоча не виконано',
    where: ({ undone, onControl }) => sql`${undone} AND NOT ${onControl}`,
  },
  inTimeOfDue: taskFigures.inTimeOfDue,
  due: taskFigures.due,
  notDue: taskFigures.leftOut,
}

export const taskConditions: Conditions<TaskFigure> = conditionsOf(taskFigures)
export const outcomeConditions: Conditions<FormulaCount> = conditionsOf(outcomes)

// Reports signed before the figure had its name call it by the old one.
const renamed = new Map([['executedOfDue', 'inTimeOfDue']])

/** «departments/total/due» */
export function taskFigure([department, named = '', ...rest]: string[]): Figure | null {
  const name = renamed.get(named) ?? named
  if (!department || !name || !isTaskFigure(name) || rest.length > 0) return null
  const { name: text, formula } = taskFigures[name]
  return {
    key: `departments/${department}/${name}`,
    department,
    name: ({ department }) => `${department}: ${lowered(text)}`,
    formula,
    of: 'task',
    counts: {
      list: ({ db, query }) =>
        idsByDepartment(db, query, { figure: name, conditions: taskConditions, department }),
    },
  }
}

/** «formulas/total/inTime+late» */
export function outcomesFigure([department, joined = '', ...rest]: string[]): Figure | null {
  const named = joined.split('+')
  const counted = formulaFigureNames.filter((figure) => named.includes(figure))
  if (!department || counted.length !== named.length || rest.length > 0) return null
  const entries = counted.map((one) => outcomes[one])
  return {
    key: `formulas/${department}/${counted.join('+')}`,
    department,
    name: ({ department }) => `${department}: ${entries.map(({ name }) => lowered(name)).join(' + ')}`,
    formula: formulaOfOutcomes(counted),
    of: 'task',
    counts: {
      list: ({ db, query }) =>
        idsByDepartment(db, query, { figure: 'any', conditions: anyOf(counted), department }),
    },
  }
}

// A task has one outcome, so no row is in two of them.
function anyOf(counted: readonly OutcomeFigure[]): Conditions<'any'> {
  return (query, marks) => {
    const conditions = outcomeConditions(query, marks)
    const each = counted.map((outcome) => sql`(${conditions[outcome]})`)
    return { any: sql`(${sql.join(each, sql` OR `)})` }
  }
}

function formulaOfOutcomes(counted: readonly OutcomeFigure[]): string {
  const words = counted.map((one) => outcomes[one].formula).join('; або ')
  const ofTerms = counted.every((one) => one === 'due' || one === 'inTimeOfDue')
  return ofTerms ? words : `було на контролі в періоді, не виконано до нього, і: ${words}`
}

function isTaskFigure(name: string): name is TaskFigure {
  return Object.hasOwn(taskFigures, name)
}

/** The conditions of a table of figures, for a query. */
export function conditionsOf<F extends string>(table: Record<F, Pick<TaskEntry, 'where'>>): Conditions<F> {
  return (query, marks) => {
    const is = predicatesOf(query, marks)
    const conditions = Object.entries<Pick<TaskEntry, 'where'>>(table).map(([name, { where }]) => [
      name,
      where(is),
    ])
    return Object.fromEntries(conditions)
  }
}

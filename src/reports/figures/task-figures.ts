import { sql } from 'kysely'
import { lowered } from '../../kernel/capital.ts'
import { type Conditions, idsByDepartment } from './count-by-department.ts'
import type { Figure, Sql } from './figure.ts'
import { type OutcomeFigure, outcomeFigures } from './formulas.ts'
import { predicatesOf, type TaskPredicates } from './task-conditions.ts'

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
    formula: 'взято на контроль у періоді, а на його початок не було',
    where: ({ taken }) => taken,
  },
  executedInTime: {
    name: 'Виконано в строк',
    formula: 'виконано в періоді не пізніше строку або без строку',
    where: ({ executed }) => sql`${executed} AND (due_day IS NULL OR executed_on <= due_day)`,
  },
  executedLate: {
    name: 'Виконано з порушенням строку',
    formula: 'виконано в періоді пізніше строку',
    where: ({ executed }) => sql`${executed} AND executed_on > due_day`,
  },
  removed: {
    name: 'Знято з контролю',
    formula: 'на початок + взято − на кінець',
    where: ({ opening, taken, closing }) => sql`(${opening} OR ${taken}) AND NOT ${closing}`,
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
    formula: 'чинний строк виконання — у межах періоду; поки період триває — лише той, що вже настав',
    where: ({ due }) => due,
  },
  executedOfDue: {
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
    name: 'Не враховано в рівні дисципліни',
    formula:
      'на контролі в періоді, але без строку, або чинний строк — поза періодом, а поки він триває — і той, що ще не настав',
    where: ({ within, due }) => sql`${within} AND (due_day IS NULL OR NOT (${due}))`,
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
export const outcomes: Record<OutcomeFigure, TaskEntry> = {
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
    formula: 'знято з контролю, хоча не виконано: у відсотки не входить',
    where: ({ undone, onControl }) => sql`${undone} AND NOT ${onControl}`,
  },
}

export const taskConditions: Conditions<TaskFigure> = conditionsOf(taskFigures)
export const outcomeConditions: Conditions<OutcomeFigure> = conditionsOf(outcomes)

/** «departments/total/due» */
export function taskFigure([department, name, ...rest]: string[]): Figure | null {
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
  const counted = outcomeFigures.filter((figure) => named.includes(figure))
  if (!department || counted.length !== named.length || rest.length > 0) return null
  const entries = counted.map((one) => outcomes[one])
  return {
    key: `formulas/${department}/${counted.join('+')}`,
    department,
    name: ({ department }) => `${department}: ${entries.map(({ name }) => lowered(name)).join(' + ')}`,
    formula: `було на контролі в періоді, не виконано до нього, і: ${entries.map(({ formula }) => formula).join('; або ')}`,
    of: 'task',
    counts: {
      list: async ({ db, query }) => {
        const ids: string[] = []
        for (const outcome of counted)
          ids.push(
            ...(await idsByDepartment(db, query, {
              figure: outcome,
              conditions: outcomeConditions,
              department,
            })),
          )
        return ids.sort()
      },
    },
  }
}

function isTaskFigure(name: string): name is TaskFigure {
  return Object.hasOwn(taskFigures, name)
}

/** The conditions of a table of figures, for a query. */
export function conditionsOf<F extends string>(table: Record<F, Pick<TaskEntry, 'where'>>): Conditions<F> {
  return (query, onControl) => {
    const is = predicatesOf(query, onControl)
    const conditions = Object.entries<Pick<TaskEntry, 'where'>>(table).map(([name, { where }]) => [
      name,
      where(is),
    ])
    return Object.fromEntries(conditions)
  }
}

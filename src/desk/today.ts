import type { Actor } from '../access/actor.ts'
import type { Scope } from '../access/scope.ts'
import type { Database } from '../db/database.ts'
import type { Day } from '../kernel/day.ts'
import { hideTexts } from '../tasks/lists/hide-texts.ts'
import { type TaskItem, taskRegister } from '../tasks/lists/task-register.ts'
import type { TaskFilter } from '../tasks/task-filter.ts'

/** One part of the page «Сьогодні»: what it is about, the first rows, and how many there are in all. */
export interface TodayPart {
  name: 'waiting' | 'overdue' | 'today' | 'week'
  filter: TaskFilter
  items: TaskItem[]
  total: number
}

const SHOWN = 8

/** What needs this person now: reports to decide on, what is overdue, due today and due this week. */
export async function todayParts(db: Database, actor: Actor, scope: Scope, today: Day): Promise<TodayPart[]> {
  const names: TodayPart['name'][] =
    actor.role === 'controller' || actor.role === 'clerk'
      ? ['waiting', 'overdue', 'today', 'week']
      : ['overdue', 'today', 'week', 'waiting']
  return Promise.all(
    names.map(async (name) => {
      const filter: TaskFilter = { state: name }
      const { items, total } = await taskRegister(db, scope, { filter, order: 'due', page: 1 }, today)
      // The week holds today too and is counted so, as the list behind it is; a task is shown once.
      const shown = name === 'week' ? items.filter((item) => item.due_day !== today) : items
      return {
        name,
        filter,
        items: await hideTexts(db, actor, shown.slice(0, SHOWN)),
        total,
      }
    }),
  )
}

import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { lowered } from '../../kernel/capital.ts'
import { addDays } from '../../kernel/day.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, taskState } from '../../tasks/task-state.ts'
import { inDays, LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import { boundsOf, countedBefore, type ReportQuery } from '../query/query.ts'
import { chunksOf, idsByDepartment } from './count-by-department.ts'
import type { Figure } from './figure.ts'
import { movedTerms } from './moved-terms.ts'
import { annulledDocuments, type RowMarks } from './task-conditions.ts'
import { conditionsOf } from './task-figures.ts'

/** What the sheets of leadership and of a department count beside; the last two of all departments only. */
export const leadershipFigures = {
  soon: {
    name: 'Строк найближчими днями',
    formula: `на контролі, не виконано, строк — від цього дня впродовж ${inDays(SOON_DAYS)}`,
    byDepartment: true,
    list: (db, query, department) =>
      idsByDepartment(db, query, { figure: 'soon', conditions: soonConditions, department }),
  },
  changed: {
    name: 'Повернуто або перенесено строк',
    formula: 'у періоді звіт або виконання повернуто чи строк перенесено рішенням, хоч один раз',
    byDepartment: true,
    list: changedTasks,
  },
  returned: {
    name: 'Повернуто на доопрацювання',
    formula: 'звіт або виконання повернуто в періоді хоч один раз',
    byDepartment: false,
    list: (db, query) => tasksWith(db, query, ['returned']),
  },
  moved: {
    name: 'Строк перенесено перед звітом',
    formula: `рішення про перенесення чинного строку прийнято за останні ${inDays(LAST_DAYS)} до цього дня; перенесене із запізненням строку не міняє й сюди не входить`,
    byDepartment: false,
    list: async (db, query) => (await movedTerms(db, query)).moves.map(({ taskId }) => taskId),
  },
} as const satisfies Record<
  string,
  {
    name: string
    formula: string
    byDepartment: boolean
    list(db: Database, query: ReportQuery, department: string | 'total'): Promise<string[]>
  }
>

export type LeadershipFigure = keyof typeof leadershipFigures

/** «leadership/total/soon» */
export function leadershipFigure([department, name, ...rest]: string[]): Figure | null {
  if (!department || !name || !isLeadershipFigure(name) || rest.length > 0) return null
  const { name: text, formula, byDepartment } = leadershipFigures[name]
  if (department !== 'total' && !byDepartment) return null
  return {
    key: `leadership/${department}/${name}`,
    department,
    name: ({ department }) => `${department}: ${lowered(text)}`,
    formula,
    of: 'task',
    counts: { list: ({ db, query }) => leadershipFigures[name].list(db, query, department) },
  }
}

function isLeadershipFigure(name: string): name is LeadershipFigure {
  return Object.hasOwn(leadershipFigures, name)
}

/** On control, not executed, and due within the next days. */
export function soonConditions(query: ReportQuery, marks?: RowMarks) {
  const until = addDays(query.asOf, SOON_DAYS)
  return conditionsOf({
    soon: {
      where: ({ pending, dueToday, dueLater }) =>
        sql`${pending} AND (${dueToday} OR ${dueLater}) AND due_day < ${until}`,
    },
  })(query, marks)
}

// A task that was handed on since stays with the department that had it then, as its history says.
async function changedTasks(db: Database, query: ReportQuery, department: string): Promise<string[]> {
  const ids = await tasksWith(db, query, ['returned', 'extended'])
  const own: string[] = []
  for (const some of chunksOf(ids)) {
    const facts = await factsOf(db, some)
    for (const id of some) {
      const lead = leadOf(taskState(facts.get(id) ?? [], boundsOf(query)).executors)
      if (lead && (department === 'total' || department === lead.departmentId)) own.push(id)
    }
  }
  return own
}

// Each once, however often it was so; what was taken back as a mistake has not happened.
async function tasksWith(
  db: Database,
  query: ReportQuery,
  kinds: readonly ('returned' | 'extended')[],
): Promise<string[]> {
  const { period, knownOn } = query
  const known = (fact: 'f' | 'r') =>
    knownOn ? sql`AND ${sql.ref(`${fact}.recorded_at`)} <= ${knownOn}` : sql``
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT t.id FROM task_facts f CROSS JOIN tasks t ON t.id = f.task_id
    WHERE f.kind IN (${sql.join(kinds)}) AND f.happened_on >= ${period.from} AND f.happened_on < ${countedBefore(query)}
      ${known('f')} AND t.parent_id IS NULL AND t.document_id NOT IN (${annulledDocuments(query)})
      AND NOT EXISTS (SELECT 1 FROM task_facts r
        WHERE r.task_id = f.task_id AND r.kind = 'retracted' AND r.retracts = f.seq ${known('r')})
    ORDER BY t.id`.execute(db.read)
  return rows.map(({ id }) => id)
}

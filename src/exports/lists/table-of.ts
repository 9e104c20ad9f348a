import type { Actor } from '../../access/actor.ts'
import { formatInstant, type Instant } from '../../kernel/day.ts'
import type { ListTable } from '../../print/list-table.ts'
import type { ReportsContext } from '../../reports/context.ts'
import type { RequestedList } from './requested-list.ts'

/** A list as the table of a file, with its conditions and day for a person who opens it a year later. */
export async function tableOf(
  context: ReportsContext,
  actor: Actor,
  { name, columns, conditions }: RequestedList,
  { knownAt, rows }: { knownAt: Instant; rows: number },
): Promise<ListTable> {
  const { organization } = await context.reference()
  return {
    name,
    columns,
    about: [
      ['Список', name],
      ['Умови', conditions],
      ['Станом на', formatInstant(knownAt)],
      ['Рядків', String(rows)],
      ['Для кого', actor.name],
      ['Реєстр', organization],
    ],
  }
}

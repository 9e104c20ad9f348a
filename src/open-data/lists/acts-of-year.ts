import type { ReportsContext } from '../../reports/context.ts'
import type { Publication } from '../publication.ts'
import { type JudgedAct, judgedActs } from './open-acts.ts'

/** How the acts of a year go out, and which of them not under their title. */
export interface ActsOfYear {
  total: number
  underPublicTitle: number
  /** those whose title stays behind; the whole act where `open` is null */
  withheld: JudgedAct[]
}

export async function actsOfYear(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  publication: Publication,
  year: number,
): Promise<ActsOfYear> {
  const counted: ActsOfYear = { total: 0, underPublicTitle: 0, withheld: [] }
  for await (const acts of judgedActs(context, publication, year))
    for (const act of acts) {
      counted.total += 1
      if (act.withheld.length > 0) counted.withheld.push(act)
      else if (act.act.publicTitle) counted.underPublicTitle += 1
    }
  return counted
}

/** The years that have acts of the council, and how many; the newest first. */
export async function yearsOfActs({ reports, reference }: Pick<ReportsContext, 'reports' | 'reference'>) {
  const own = (await reference()).kinds.filter(({ nature }) => nature === 'own-act').map(({ id }) => id)
  return reports.read
    .selectFrom('documents')
    .select(['journal_year as year', (count) => count.fn.countAll<number>().as('acts')])
    .where('kind', 'in', own)
    .groupBy('journal_year')
    .orderBy('journal_year', 'desc')
    .execute()
}

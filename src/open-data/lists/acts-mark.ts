import type { ReportsContext } from '../../reports/context.ts'
import type { Publication } from '../publication.ts'
import { actsOutOfForce } from './open-acts.ts'

// To be raised with every change of what goes out: rules of titles, columns, their words.
const RULES = 1

/** A text that is another one as soon as the file of acts is: by it a reader knows without reading that nothing has changed. */
export async function actsMark(
  { reports, reference }: Pick<ReportsContext, 'reports' | 'reference'>,
  { version }: Publication,
): Promise<string> {
  const { organization, kinds } = await reference()
  const own = kinds.filter(({ nature }) => nature === 'own-act')
  const [acts, outOfForce] = await Promise.all([
    reports.read
      .selectFrom('documents')
      // Every change of a document raises its version, and none is ever deleted.
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('version').as('versions')])
      .where(
        'kind',
        'in',
        own.map(({ id }) => id),
      )
      .executeTakeFirstOrThrow(),
    actsOutOfForce(reports, own),
  ])
  const names = own.map(({ id, fullName }) => [id, fullName])
  return JSON.stringify([RULES, version, organization, names, acts.count, acts.versions, outOfForce])
}

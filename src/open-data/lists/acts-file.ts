import type { ReportsContext } from '../../reports/context.ts'
import { actsSet } from '../act.ts'
import { headOf, linesOf } from '../data-set.ts'
import type { Publication } from '../publication.ts'
import { judgedActs } from './open-acts.ts'

/** The register of acts as CSV, piece by piece. */
export async function* actsFile(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  publication: Publication,
): AsyncGenerator<string> {
  yield headOf(actsSet)
  for await (const acts of judgedActs(context, publication))
    yield linesOf(
      actsSet,
      acts.flatMap(({ open }) => open ?? []),
    )
}

import type { Office } from '../../office.ts'
import { actsSet } from '../act.ts'
import { csvLine } from '../csv.ts'
import type { Publication } from '../publication.ts'
import { judgedActs } from './open-acts.ts'

/** The register of acts as CSV, piece by piece. */
export async function* actsFile(
  office: Pick<Office, 'reports' | 'reference'>,
  publication: Publication,
): AsyncGenerator<string> {
  const { columns } = actsSet
  yield csvLine(columns.map(({ name }) => name))
  for await (const acts of judgedActs(office, publication))
    yield acts
      .flatMap(({ open }) => (open ? [csvLine(columns.map(({ value }) => value(open)))] : []))
      .join('')
}

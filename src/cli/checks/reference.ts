import { documentKinds } from '../../../seeds/reference/kinds.ts'
import type { CheckUp } from './check-up.ts'

export const checkReference: CheckUp = async (context) => {
  const reference = await context.reference()
  const absent = documentKinds.filter(({ id }) => !reference.kind(id)).map(({ name }) => name)
  if (absent.length > 0) return { ok: false, detail: `немає видів документів: ${absent.join(', ')}` }
  if (reference.marks.length === 0) return { ok: false, detail: 'немає жодної позначки строку' }
  return {
    ok: true,
    detail: `видів документів ${reference.kinds.length}, позначок строку ${reference.marks.length}`,
  }
}

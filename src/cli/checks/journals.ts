import { runningNumberOf } from '../../journals/registration-index.ts'
import type { CheckUp } from './check-up.ts'

/** A counter behind a number already given would give that number a second time. */
export const checkJournals: CheckUp = async (context) => {
  const [{ kinds }, counters, documents] = await Promise.all([
    context.reference(),
    context.db.read.selectFrom('journal_counters').selectAll().execute(),
    context.db.read.selectFrom('documents').select(['kind', 'journal_year', 'number']).execute(),
  ])
  const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
  const last = new Map(counters.map(({ journal, year, last }) => [`${journal} ${year}`, last]))
  for (const { kind: id, journal_year, number } of documents) {
    const kind = kindById.get(id)
    if (!kind)
      return { ok: false, detail: `№ ${number} за ${journal_year} рік: виду ${id} немає в довіднику` }
    const counter = last.get(`${kind.journal} ${journal_year}`) ?? 0
    if (runningNumberOf(kind.indexPattern, number) > counter) {
      const detail = `${kind.journalName}, ${journal_year} рік: лічильник ${counter} менший за наявний № ${number}`
      return { ok: false, detail }
    }
  }
  return {
    ok: true,
    detail: `лічильників ${counters.length}, документів ${documents.length}, жоден не попереду`,
  }
}

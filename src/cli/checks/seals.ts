import { formatDay } from '../../kernel/day.ts'
import { brokenParts } from '../../reports/signed/broken-parts.ts'
import { replaySeal } from '../../reports/signed/replay.ts'
import { findSealedReport, sealedReports } from '../../reports/signed/store.ts'
import type { CheckUp } from './check-up.ts'

/** So many of the newest are built again; of all others what is kept is held against its hashes. */
const BUILT_AGAIN = 4

/** Signed reports: what is kept is what was signed, and the newest of them come out of the register again. */
export const checkSeals: CheckUp = async (context) => {
  const seals = await sealedReports(context.db)
  for (const [at, { id, number, signedOn }] of seals.entries()) {
    const name = `підписаний звіт № ${number} від ${formatDay(signedOn)}`
    const seal = await findSealedReport(context.db, id)
    if (!seal || (await brokenParts(context.db, seal)).length > 0)
      return { ok: false, detail: `${name}: збережене змінено після підписання` }
    if (at >= BUILT_AGAIN) continue
    const replay = await replaySeal(context, id)
    if (!replay.ok || !replay.value.matches)
      return { ok: false, detail: `${name} не відтворюється: report replay ${id}` }
  }
  const again = Math.min(seals.length, BUILT_AGAIN)
  return { ok: true, detail: `підписаних звітів ${seals.length}, цілі; відтворено ${again}` }
}

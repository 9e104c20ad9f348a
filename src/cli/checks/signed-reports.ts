import { formatDay } from '../../kernel/day.ts'
import { brokenParts } from '../../reports/signed/broken-parts.ts'
import { replaySigned } from '../../reports/signed/replay.ts'
import { findSignedReport, findSignedReports } from '../../reports/signed/store.ts'
import type { CheckUp } from './check-up.ts'

/** So many of the newest are built again; of all others what is kept is held against its hashes. */
const BUILT_AGAIN = 4

/** Signed reports: what is kept is what was signed, and the newest of them come out of the register again. */
export const checkSignedReports: CheckUp = async (context) => {
  const reports = await findSignedReports(context.db)
  for (const [at, { id, number, signedOn }] of reports.entries()) {
    const name = `підписаний звіт № ${number} від ${formatDay(signedOn)}`
    const signed = await findSignedReport(context.db, id)
    if (!signed || (await brokenParts(context.db, signed)).length > 0)
      return { ok: false, detail: `${name}: збережене змінено після підписання` }
    if (at >= BUILT_AGAIN) continue
    const replay = await replaySigned(context, id)
    if (!replay.ok || !replay.value.matches)
      return { ok: false, detail: `${name} не відтворюється: report replay ${id}` }
  }
  const again = Math.min(reports.length, BUILT_AGAIN)
  return { ok: true, detail: `підписаних звітів ${reports.length}, цілі; відтворено ${again}` }
}

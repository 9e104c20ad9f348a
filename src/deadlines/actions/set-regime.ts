import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { CalendarRegime } from '../calendar.ts'
import { judgeCalendarWords } from '../calendar-words.ts'
import { allRegimes, putRegime } from '../store.ts'
import { changeCalendar, type Editor, mayKeepCalendar } from './change-calendar.ts'

/** Begins a regime under which holidays and moved days do not apply. Refuses one that overlaps another. */
export async function beginRegime(
  context: RegisterContext,
  editor: Editor,
  regime: CalendarRegime,
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const refusals = [...judgeCalendarWords(regime), ...judgeSpan(regime, await allRegimes(context.db))]
  if (refusals.length > 0) return reject(...refusals)
  const change = { subject: 'regime', on: regime.from, before: null, after: regime } as const
  return changeCalendar(context, editor, change, putRegime(context.db, regime))
}

/** Ends a regime on its last day, by an act. */
export async function endRegime(
  context: RegisterContext,
  editor: Editor,
  from: Day,
  { to, act }: { to: Day; act: string },
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const regimes = await allRegimes(context.db)
  const before = regimes.find((regime) => regime.from === from)
  if (!before) return reject({ code: 'not-found' })
  // The act that ended it stands after the one that began it.
  const after = {
    ...before,
    to,
    act: before.act.includes(act.trim()) ? before.act : `${before.act}; ${act.trim()}`,
  }
  const others = regimes.filter((regime) => regime !== before)
  const missing: Refusal[] = act.trim() === '' ? [{ code: 'required', field: 'act' }] : []
  const refusals = [...missing, ...judgeCalendarWords(after), ...judgeSpan(after, others)]
  if (refusals.length > 0) return reject(...refusals)
  const change = { subject: 'regime', on: from, before, after } as const
  return changeCalendar(context, editor, change, putRegime(context.db, after))
}

function judgeSpan({ from, to }: CalendarRegime, others: readonly CalendarRegime[]): Refusal[] {
  const refusals: Refusal[] = []
  if (to && to < from)
    refusals.push({ code: 'ends-before-beginning', field: 'to', facts: { from: formatDay(from) } })
  const met = others.find((other) => (other.to === null || other.to >= from) && (!to || other.from <= to))
  if (met)
    refusals.push({
      code: 'regime-overlaps',
      field: to ? 'to' : 'from',
      facts: { name: met.name, from: formatDay(met.from) },
    })
  return refusals
}

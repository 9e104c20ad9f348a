import { type Day, formatDay } from '../../kernel/day.ts'
import { type Outcome, type Refusal, refuse } from '../../kernel/result.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { CalendarRegime } from '../calendar.ts'
import { judgeCalendarWords } from '../calendar-words.ts'
import { allRegimes, putRegime } from '../store.ts'
import { changeCalendar, type Editor } from './change-calendar.ts'

/** Begins a regime under which holidays and moved days do not apply. Refuses one that overlaps another. */
export async function beginRegime(
  office: RegisterContext,
  editor: Editor,
  regime: CalendarRegime,
): Promise<Outcome<void>> {
  const refusals = [...judgeCalendarWords(regime), ...judgeSpan(regime, await allRegimes(office.db))]
  if (refusals.length > 0) return refuse(...refusals)
  const change = { subject: 'regime', on: regime.from, before: null, after: regime } as const
  return changeCalendar(office, editor, change, putRegime(office.db, regime))
}

/** Ends a regime on its last day, by an act. */
export async function endRegime(
  office: RegisterContext,
  editor: Editor,
  from: Day,
  { to, act }: { to: Day; act: string },
): Promise<Outcome<void>> {
  const regimes = await allRegimes(office.db)
  const before = regimes.find((regime) => regime.from === from)
  if (!before) return refuse({ code: 'not-found' })
  // The act that ended it stands after the one that began it.
  const after = {
    ...before,
    to,
    act: before.act.includes(act.trim()) ? before.act : `${before.act}; ${act.trim()}`,
  }
  const others = regimes.filter((regime) => regime !== before)
  const missing: Refusal[] = act.trim() === '' ? [{ code: 'required', field: 'act' }] : []
  const refusals = [...missing, ...judgeCalendarWords(after), ...judgeSpan(after, others)]
  if (refusals.length > 0) return refuse(...refusals)
  const change = { subject: 'regime', on: from, before, after } as const
  return changeCalendar(office, editor, change, putRegime(office.db, after))
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

import { type Day, yearOf } from '../../kernel/day.ts'
import type { CheckUp } from './check-up.ts'

/** By then the rows of the next year are wanted: the year's last terms run into it. */
const WANTED_FROM = '10-01'

export const checkCalendar: CheckUp = async (context) => {
  const { calendar } = await context.reference()
  const years = yearsWanted(context.clock.today())
  const absent = years.filter((one) => !calendar.coveredYears.has(one))
  return absent.length === 0
    ? { ok: true, detail: `є рядки за ${years.join(' і ')} рік` }
    : { ok: false, detail: `немає рядків за ${absent.join(' і ')} рік: святкові дні цих років невідомі` }
}

function yearsWanted(today: Day): number[] {
  const year = yearOf(today)
  return today.slice(5) < WANTED_FROM ? [year] : [year, year + 1]
}

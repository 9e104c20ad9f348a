import { yearOf } from '../../kernel/day.ts'
import type { CheckUp } from './check-up.ts'

export const checkCalendar: CheckUp = async (context) => {
  const { calendar } = await context.reference()
  const year = yearOf(context.clock.today())
  const absent = [year, year + 1].filter((one) => !calendar.coveredYears.has(one))
  return absent.length === 0
    ? { ok: true, detail: `є рядки за ${year} і ${year + 1} роки` }
    : { ok: false, detail: `немає рядків за ${absent.join(' і ')} рік: святкові дні цих років невідомі` }
}

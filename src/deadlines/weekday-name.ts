import { type Day, weekday } from '../kernel/day.ts'

/** «субота» */
export function weekdayName(day: Day): string {
  return NAMES[weekday(day) - 1]!
}

/** «суботу»: the accusative, as in «переходить на суботу» and «за суботу». */
export function weekdayAccusative(day: Day): string {
  return ACCUSATIVE[weekday(day) - 1]!
}

const NAMES = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя']
const ACCUSATIVE = ['понеділок', 'вівторок', 'середу', 'четвер', 'п’ятницю', 'суботу', 'неділю']

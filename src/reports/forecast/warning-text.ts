import { addDays, formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { HORIZON_DAYS } from './early-warning.ts'
import type { EarlyWarnings } from './early-warnings.ts'
import type { Trial, WarningFigure } from './warning-figures.ts'

/** What stands on every sheet of it. */
export const FORECAST_ONLY =
  'Це прогноз за минулим самого підрозділу. До жодного офіційного показника, звіту, рейтингу чи документа для підпису він не входить.'

export const warningFigureNames: Record<WarningFigure, string> = {
  ahead: `Строк у найближчі ${HORIZON_DAYS} днів`,
  warned: 'Ймовірно запізняться',
  unforeseen: 'Замало історії',
  judged: 'Перевірено на минулому',
  alerted: 'Попереджено б у минулому',
  cameTrue: 'Попередження, що справдилися',
  late: 'Насправді не встигли',
}

/** What each figure counts, in words. */
export const warningFigureMeanings: Record<WarningFigure, string> = {
  ahead: `завдання на контролі, не виконані, без звіту, що чекає прийняття, строк яких настає за ${HORIZON_DAYS} днів, з першим днем включно`,
  warned: 'з них ті, для яких щонайменше половина схожих завдань підрозділу не вклалася у такий самий час',
  unforeseen: 'з них ті, для яких схожих завдань у минулому менше десяти: прогнозу немає',
  judged:
    'завдання, що були в роботі вранці першого числа місяця, зі строком у наступні 30 днів; без знятих до строку без виконання й анульованих',
  alerted: 'з перевірених ті, про які того ранку було б попереджено',
  cameTrue: 'з попереджених ті, що до названого тоді строку не виконано',
  late: 'усі перевірені завдання, що до названого тоді строку не виконано',
}

/** «21.11.2026 – 20.12.2026» */
export function daysAhead({ on }: Pick<EarlyWarnings, 'on'>): string {
  return `${formatDay(on)} – ${formatDay(addDays(on, HORIZON_DAYS - 1))}`
}

/** «медіана 19 днів, минуло 13, лишилось 6; з 42 схожих завдань, що на 13-й день були ще в роботі, 27 не вклалися у 19» */
export function reasonText({ task, outlook }: Trial, usual: number | null): string {
  const { atThisAge, longer, among, verdict } = outlook
  const spent = `минуло ${task.age}, лишилось ${task.left}`
  const alike = `схожих завдань${among === 'kind' ? ' цього виду' : ''}`
  if (verdict === 'too-little-past') return `${spent}; замало історії: ${alike} — ${atThisAge}`
  const median = usual === null ? '' : `медіана ${usual} ${plural(usual, 'день', 'дні', 'днів')}, `
  const allowed = task.age + task.left
  return `${median}${spent}; з ${atThisAge} ${alike}, що на ${task.age}-й день були ще в роботі, ${longer} не вклалися у ${allowed}`
}

/** What became of it by the due day of then. */
export function endText({ ended, executedOn, dueDay }: Trial): string {
  switch (ended) {
    case 'in-time':
      return `виконано ${formatDay(executedOn!)}, у строк`
    case 'late':
      return executedOn && executedOn > dueDay
        ? `виконано ${formatDay(executedOn)}, пізніше`
        : 'до строку не виконано'
    case 'left-control':
      return 'вибуло без виконання'
    case 'not-yet':
      return 'строк ще не настав'
    default:
      return ended satisfies never
  }
}

/** How far the past bears the warnings out, in two sentences. */
export function trustText({ total, tested }: Pick<EarlyWarnings, 'total' | 'tested'>): string {
  const { alerted, cameTrue, judged, late, hitRate, foreseen, base } = total
  const days = `з ${formatDay(tested.from)} до ${formatDay(tested.to)}`
  if (judged === 0)
    return `Перевірити прогноз на минулому (${days}) ще нема на чому: таких завдань тоді не було.`
  const all = `Із ${judged} ${plural(judged, 'завдання', 'завдань', 'завдань')} до строку не виконано ${late} (${base}%)`
  if (alerted === 0)
    return `На перших числах дванадцяти місяців (${days}) попередити не було б про що. ${all}.`
  return `З ${alerted} попереджень, які були б дані на перших числах дванадцяти місяців (${days}), справдилося ${cameTrue} (${hitRate}%). ${all}${late > 0 ? `; попереджено про ${cameTrue} з них (${foreseen}%)` : ''}.`
}

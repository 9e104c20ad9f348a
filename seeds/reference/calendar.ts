import type { CalendarDay, CalendarRegime } from '../../src/deadlines/calendar.ts'
import { weekdayAccusative } from '../../src/deadlines/weekday-name.ts'
import { addDays, type Day, day, formatDay, weekday } from '../../src/kernel/day.ts'

/** Martial law: ч. 6 ст. 6 switches off ст. 73 and ч. 3–5 ст. 67 of the Labour Code from the day the law took effect. */
export const calendarRegimes: readonly CalendarRegime[] = [
  { from: day('2022-03-24'), to: null, name: 'воєнний стан', act: 'Закон № 2136-IX, ст. 6 ч. 6' },
]

/** A holiday as ст. 73 of the Labour Code had it: on which day of which years, and by which act. */
interface Holiday {
  on: string | 'easter' | 'trinity'
  from?: number
  to?: number
  name: string
  act: string
}

const ARTICLE = 'КЗпП, ст. 73'

const HOLIDAYS: readonly Holiday[] = [
  { on: '01-01', name: 'Новий рік', act: ARTICLE },
  // Закон № 3107-IX від 14.07.2023 left one Christmas and moved two days; autumn 2023 is the first it reaches.
  { on: '01-07', to: 2023, name: 'Різдво Христове', act: ARTICLE },
  { on: '03-08', name: 'Міжнародний жіночий день', act: ARTICLE },
  { on: 'easter', name: 'Пасха (Великдень)', act: ARTICLE },
  { on: '05-01', to: 2017, name: 'День міжнародної солідарності трудящих', act: ARTICLE },
  { on: '05-02', to: 2017, name: 'День міжнародної солідарності трудящих', act: ARTICLE },
  { on: '05-01', from: 2018, name: 'День праці', act: `${ARTICLE} (Закон № 2211-VIII)` },
  {
    on: '05-08',
    from: 2024,
    name: 'День пам’яті та перемоги над нацизмом у Другій світовій війні 1939–1945 років',
    act: `${ARTICLE} (Закон № 3005-IX)`,
  },
  { on: '05-09', to: 2015, name: 'День Перемоги', act: ARTICLE },
  {
    on: '05-09',
    from: 2016,
    to: 2023,
    name: 'День перемоги над нацизмом у Другій світовій війні (День перемоги)',
    act: `${ARTICLE} (Закон № 315-VIII)`,
  },
  { on: 'trinity', name: 'Трійця', act: ARTICLE },
  { on: '06-28', name: 'День Конституції України', act: ARTICLE },
  {
    on: '07-28',
    from: 2022,
    to: 2023,
    name: 'День Української Державності',
    act: `${ARTICLE} (Закон № 2295-IX)`,
  },
  { on: '07-15', from: 2024, name: 'День Української Державності', act: `${ARTICLE} (Закон № 3107-IX)` },
  { on: '08-24', name: 'День Незалежності України', act: ARTICLE },
  { on: '10-14', to: 2020, name: 'День захисника України', act: `${ARTICLE} (Закон № 238-VIII)` },
  {
    on: '10-14',
    from: 2021,
    to: 2022,
    name: 'День захисників і захисниць України',
    act: `${ARTICLE} (Закон № 1643-IX)`,
  },
  {
    on: '10-01',
    from: 2023,
    name: 'День захисників і захисниць України',
    act: `${ARTICLE} (Закон № 3107-IX)`,
  },
  { on: '12-25', from: 2017, name: 'Різдво Христове', act: `${ARTICLE} (Закон № 2211-VIII)` },
]

/** Orders «Про перенесення робочих днів»: [day off, day worked for it]. They recommend; a council may edit the rows. */
const TRANSFERS: readonly { order: string; days: readonly (readonly [string, string])[] }[] = [
  {
    order: 'розпорядження КМУ від 12.11.2014 № 1084-р',
    days: [
      ['2015-01-02', '2015-01-17'],
      ['2015-01-08', '2015-01-31'],
      ['2015-01-09', '2015-02-14'],
    ],
  },
  {
    order: 'розпорядження КМУ від 11.11.2015 № 1155-р',
    days: [
      ['2016-01-08', '2016-01-16'],
      ['2016-03-07', '2016-03-12'],
      ['2016-06-27', '2016-07-02'],
    ],
  },
  {
    order: 'розпорядження КМУ від 16.11.2016 № 850-р',
    days: [
      ['2017-05-08', '2017-05-13'],
      ['2017-08-25', '2017-08-19'],
    ],
  },
  {
    order: 'розпорядження КМУ від 11.01.2018 № 1-р',
    days: [
      ['2018-03-09', '2018-03-03'],
      ['2018-04-30', '2018-05-05'],
      ['2018-06-29', '2018-06-23'],
      ['2018-12-24', '2018-12-22'],
      ['2018-12-31', '2018-12-29'],
    ],
  },
  {
    order: 'розпорядження КМУ від 10.01.2019 № 7-р',
    days: [
      ['2019-04-30', '2019-05-11'],
      ['2019-12-30', '2019-12-21'],
      ['2019-12-31', '2019-12-28'],
    ],
  },
  { order: 'розпорядження КМУ від 23.10.2019 № 995-р', days: [['2020-01-06', '2020-01-11']] },
  {
    order: 'розпорядження КМУ від 30.09.2020 № 1191-р',
    days: [
      ['2021-01-08', '2021-01-16'],
      ['2021-08-23', '2021-08-28'],
      ['2021-10-15', '2021-10-23'],
    ],
  },
  {
    // The number of this order is not known for certain and is left out rather than guessed.
    order: 'розпорядження КМУ від 26.08.2021 «Про перенесення робочих днів у 2022 році»',
    days: [
      ['2022-03-07', '2022-03-12'],
      ['2022-06-27', '2022-07-02'],
    ],
  },
]

/** Days of 2015–2027 that differ from their weekday, in the order of the calendar. */
export const calendarDays: readonly CalendarDay[] = rowsOfYears(2015, 2027)

function rowsOfYears(first: number, last: number): CalendarDay[] {
  const rows = new Map<Day, CalendarDay>()
  for (let year = first; year <= last; year++) {
    for (const holiday of HOLIDAYS) {
      if (year < (holiday.from ?? year) || year > (holiday.to ?? year)) continue
      const on = dayOfHoliday(holiday.on, year)
      const same = rows.get(on)
      const name = same ? `${same.name}; ${holiday.name}` : holiday.name
      rows.set(on, { day: on, kind: 'holiday', name, act: holiday.act })
    }
  }
  for (const row of moveDaysOff(rows)) rows.set(row.day, row)
  for (const row of TRANSFERS.flatMap(rowsOfOrder)) rows.set(row.day, row)
  return [...rows.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** КЗпП, ст. 67 ч. 3: where a holiday is a Saturday or a Sunday, the day off moves to the next day after it that is worked. */
function moveDaysOff(holidays: ReadonlyMap<Day, CalendarDay>): CalendarDay[] {
  const moved = new Map<Day, CalendarDay>()
  for (const holiday of [...holidays.values()].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (weekday(holiday.day) <= 5) continue
    let to = addDays(holiday.day, 1)
    while (weekday(to) > 5 || holidays.has(to) || moved.has(to)) to = addDays(to, 1)
    const name = `вихідний за ${weekdayAccusative(holiday.day)} ${formatDay(holiday.day)}, ${holiday.name}`
    moved.set(to, { day: to, kind: 'day-off', name, act: 'КЗпП, ст. 67 ч. 3' })
  }
  return [...moved.values()]
}

function rowsOfOrder(transfer: (typeof TRANSFERS)[number]): CalendarDay[] {
  return transfer.days.flatMap(([offText, workedText]): CalendarDay[] => {
    const off = day(offText)
    const worked = day(workedText)
    const offName = `вихідний, робочий день перенесено на ${weekdayAccusative(worked)} ${formatDay(worked)}`
    const workedName = `відпрацювання за ${weekdayAccusative(off)} ${formatDay(off)}`
    return [
      { day: off, kind: 'day-off', name: offName, act: transfer.order },
      { day: worked, kind: 'working', name: workedName, act: transfer.order },
    ]
  })
}

function dayOfHoliday(on: string, year: number): Day {
  if (on === 'easter') return easter(year)
  if (on === 'trinity') return addDays(easter(year), 49)
  return day(`${year}-${on}`)
}

/** Orthodox Easter by the Julian reckoning, on the civil calendar of 1900–2099 (13 days apart). */
function easter(year: number): Day {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const days = moon + sunday + 114
  const julian = day(`${year}-0${Math.floor(days / 31)}-${String((days % 31) + 1).padStart(2, '0')}`)
  return addDays(julian, 13)
}

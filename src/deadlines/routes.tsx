import { z } from 'zod'
import { CalendarDayPage, NewRegimePage, RegimeEndPage } from '../../views/deadlines/calendar-forms.tsx'
import { CalendarPage } from '../../views/deadlines/calendar-page.tsx'
import { calendarChangeEntry } from '../../views/deadlines/change-words.tsx'
import { may } from '../access/rights.ts'
import { type Day, formatDay, parseDay, parseIsoDay, yearOf } from '../kernel/day.ts'
import { oneOf, optionalDay, requiredDay, text, trimmed, versionRead } from '../kernel/form-fields.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { removeCalendarDay } from './actions/remove-calendar-day.ts'
import { addCalendarDay, changeCalendarDay } from './actions/set-calendar-day.ts'
import { beginRegime, endRegime } from './actions/set-regime.ts'
import type { CalendarDay, CalendarRegime, WorkingCalendar } from './calendar.ts'
import { dayMark } from './day-mark.ts'
import { monthNames, weeksOfMonth } from './month.ts'
import { allRegimes, changesOfYear, daysOfYear, findCalendarDay, lastChange } from './store.ts'
import { weekdayName } from './weekday-name.ts'

const router = createRouter()

router.get('/calendar', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const year = yearGiven(c.req.query('year'), today)
  const [{ calendar }, rows, regimes, changes] = await Promise.all([
    context.reference(),
    daysOfYear(context.db, year),
    allRegimes(context.db),
    changesOfYear(context.db, year),
  ])
  const page = (
    <CalendarPage
      year={year}
      today={today}
      covered={calendar.coveredYears.has(year)}
      months={monthNames.map((name, place) => monthShown(name, year, place + 1, calendar))}
      rows={rows.map((row) => ({
        ...row,
        weekday: weekdayName(row.day),
        suspendedBy: calendar.regimeOn(row.day)?.name ?? null,
      }))}
      regimes={regimes}
      changes={changes.map(calendarChangeEntry)}
      mayKeep={may(actor, 'keep-calendar')}
    />
  )
  return renderPage(c, { title: `Виробничий календар на ${year} рік`, asOf: formatDay(today) }, page)
})

router.get('/calendar/days/new', 'keep-calendar', (c) => showForm(c, newDay))
router.post('/calendar/days', 'keep-calendar', (c) => takeForm(c, newDay))

router.get('/calendar/days/:day', 'keep-calendar', (c) => showForm(c, changedDay))
router.post('/calendar/days/:day', 'keep-calendar', (c) => takeForm(c, changedDay))
router.post('/calendar/days/:day/removal', 'keep-calendar', (c) => takeForm(c, removedDay))

router.get('/calendar/regimes/new', 'keep-calendar', (c) => showForm(c, newRegime))
router.post('/calendar/regimes', 'keep-calendar', (c) => takeForm(c, newRegime))

router.get('/calendar/regimes/:from', 'keep-calendar', (c) => showForm(c, regimeEnd))
router.post('/calendar/regimes/:from/end', 'keep-calendar', (c) => takeForm(c, regimeEnd))

export const deadlineRoutes = router

const kind = oneOf(['holiday', 'day-off', 'working'])
const newDayFields = z.object({ day: requiredDay, kind, name: trimmed, act: trimmed })
const dayFields = z.object({ kind, name: trimmed, act: trimmed, seq: versionRead })
const regimeFields = z.object({ from: requiredDay, to: optionalDay, name: trimmed, act: trimmed })
const regimeEndFields = z.object({ to: requiredDay, act: text, seq: versionRead })

const newDay: FormPage<null, z.infer<typeof newDayFields>> = {
  first: () => ({ kind: 'holiday' }),
  fields: newDayFields,
  perform: ({ c, input }) => addCalendarDay(c.var.context, { actor: c.var.actor }, input),
  done: (_, { input: { day } }) => [calendarOf(day), `${formatDay(day)} додано до календаря.`],
  page: (c, _, { values, errors }) => {
    const day = parseDay(values['day'] ?? '')
    const year = day ? yearOf(day) : yearGiven(c.req.query('year'), c.var.today)
    const body = <CalendarDayPage year={String(year)} values={values} errors={errors} />
    return { title: 'Новий день календаря', body }
  },
}

const knownDay: PageOfForms<CalendarDay> = {
  load: (c) => {
    const day = parseIsoDay(c.req.param('day') ?? '')
    return day ? findCalendarDay(c.var.context.db, day) : undefined
  },
  page: async (c, row, { values, refusals, errors, readVersion }) => {
    const label = formatDay(row.day)
    // After a conflict the page has seen what stands now: saving again is meant.
    const readSeq = readVersion ?? (await lastChange(c.var.context.db, 'day', row.day))
    const body = (
      <CalendarDayPage
        known={{ iso: row.day, label, readSeq }}
        year={row.day.slice(0, 4)}
        values={{ ...row, ...values }}
        stands={refusals.some(({ code }) => code === 'conflict') ? row : undefined}
        errors={errors}
      />
    )
    return { title: `День ${label}`, body }
  },
}

const changedDay: FormPage<CalendarDay, z.infer<typeof dayFields>> = {
  ...knownDay,
  fields: dayFields,
  perform: ({ c, loaded: { day }, input: { seq, ...rest } }) =>
    changeCalendarDay(c.var.context, { actor: c.var.actor, readSeq: seq }, { day, ...rest }),
  done: (_, { loaded: { day } }) => [calendarOf(day), `${formatDay(day)} змінено.`],
}

const removedDay: FormPage<CalendarDay, { seq?: number }> = {
  ...knownDay,
  fields: z.object({ seq: versionRead }),
  perform: ({ c, loaded: { day }, input }) =>
    removeCalendarDay(c.var.context, { actor: c.var.actor, readSeq: input.seq }, day),
  done: (_, { loaded: { day } }) => [calendarOf(day), `${formatDay(day)} прибрано з календаря.`],
}

const newRegime: FormPage<null, z.infer<typeof regimeFields>> = {
  fields: regimeFields,
  perform: ({ c, input }) => beginRegime(c.var.context, { actor: c.var.actor }, input),
  done: (_, { input: { name } }) => ['/calendar#regimes', `Режим «${name}» додано.`],
  page: (_c, _, { values, errors }) => ({
    title: 'Новий режим',
    body: <NewRegimePage values={values} errors={errors} />,
  }),
}

const regimeEnd: FormPage<CalendarRegime, z.infer<typeof regimeEndFields>> = {
  load: async (c) => (await allRegimes(c.var.context.db)).find(({ from }) => from === c.req.param('from')),
  first: (c) => ({ to: formatDay(c.var.today) }),
  fields: regimeEndFields,
  perform: ({ c, loaded: { from }, input: { seq, to, act } }) =>
    endRegime(c.var.context, { actor: c.var.actor, readSeq: seq }, from, { to, act }),
  done: (_, { input }) => ['/calendar#regimes', `Режим діє до ${formatDay(input.to)}.`],
  page: async (c, { from, name, act }, { values, errors, readVersion }) => {
    const readSeq = readVersion ?? (await lastChange(c.var.context.db, 'regime', from))
    const regime = { iso: from, name, from: formatDay(from), act, readSeq }
    return {
      title: `Кінець режиму «${name}»`,
      body: <RegimeEndPage regime={regime} values={values} errors={errors} />,
    }
  },
}

function yearGiven(words: string | undefined, today: Day): number {
  const year = Number(words)
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : yearOf(today)
}

function monthShown(name: string, year: number, month: number, calendar: WorkingCalendar) {
  const weeks = weeksOfMonth(year, month)
  const workingDays = weeks.flat().filter((day) => day !== null && calendar.isWorking(day)).length
  const shown = (day: Day | null) => day && { day, mark: dayMark(day, calendar), why: calendar.why(day) }
  return { name, workingDays, weeks: weeks.map((week) => week.map(shown)) }
}

function calendarOf(day: Day): string {
  return `/calendar?year=${yearOf(day)}#rows`
}

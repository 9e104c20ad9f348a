import { z } from 'zod'
import {
  type CalendarDayForm,
  CalendarDayPage,
  NewRegimePage,
  RegimeEndPage,
  type RegimeForm,
} from '../../views/deadlines/calendar-forms.tsx'
import { CalendarPage } from '../../views/deadlines/calendar-page.tsx'
import { calendarChangeEntry } from '../../views/deadlines/change-words.tsx'
import { may } from '../access/rights.ts'
import { type Day, formatDay, parseDay, parseIsoDay, yearOf } from '../kernel/day.ts'
import { text } from '../kernel/form-fields.ts'
import type { Refusal } from '../kernel/result.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { removeCalendarDay } from './actions/remove-calendar-day.ts'
import { addCalendarDay, changeCalendarDay } from './actions/set-calendar-day.ts'
import { beginRegime, endRegime } from './actions/set-regime.ts'
import type { CalendarDay, WorkingCalendar } from './calendar.ts'
import { dayMark } from './day-mark.ts'
import { monthNames, weeksOfMonth } from './month.ts'
import { allRegimes, changesOfYear, daysOfYear, findCalendarDay, lastChange } from './store.ts'
import { weekdayName } from './weekday-name.ts'

const router = createRouter()

router.get('/calendar', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const year = yearAsked(c.req.query('year'), today)
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

router.get('/calendar/days/new', 'keep-calendar', (c) => {
  const year = String(yearAsked(c.req.query('year'), c.var.today))
  return newDayPage(c, year, { day: '', kind: 'holiday', name: '', act: '' })
})

router.post('/calendar/days', 'keep-calendar', async (c) => {
  const form = dayForm.parse(await readForm(c))
  const day = parseDay(form.day)
  const year = String(day ? yearOf(day) : yearOf(c.var.today))
  const refusals: Refusal[] = []
  if (!day)
    refusals.push({ code: form.day.trim() ? 'not-a-day' : 'required', field: 'day', facts: given(form.day) })
  if (!isKind(form.kind)) refusals.push({ code: 'not-a-choice', field: 'kind', facts: given(form.kind) })
  if (!day || !isKind(form.kind)) return newDayPage(c, year, form, refusals)
  const row = { day, kind: form.kind, name: form.name.trim(), act: form.act.trim() }
  const outcome = await addCalendarDay(c.var.context, { actor: c.var.actor }, row)
  if (!outcome.ok) return newDayPage(c, year, form, outcome.refusals)
  return redirect(c, `/calendar?year=${year}#rows`, { text: `${formatDay(day)} додано до календаря.` })
})

router.get('/calendar/days/:day', 'keep-calendar', async (c) => {
  const row = await rowAt(c, c.req.param('day'))
  return row ? knownDayPage(c, row, { ...row }) : notFound(c)
})

router.post('/calendar/days/:day', 'keep-calendar', async (c) => {
  const row = await rowAt(c, c.req.param('day'))
  if (!row) return notFound(c)
  const form = dayForm.parse(await readForm(c))
  if (!isKind(form.kind)) {
    return knownDayPage(c, row, form, [{ code: 'not-a-choice', field: 'kind', facts: given(form.kind) }])
  }
  const changed = { day: row.day, kind: form.kind, name: form.name.trim(), act: form.act.trim() }
  const outcome = await changeCalendarDay(c.var.context, editor(c, form.seq), changed)
  if (!outcome.ok) return knownDayPage(c, row, form, outcome.refusals)
  return redirect(c, calendarOf(row.day), { text: `${formatDay(row.day)} змінено.` })
})

router.post('/calendar/days/:day/removal', 'keep-calendar', async (c) => {
  const row = await rowAt(c, c.req.param('day'))
  if (!row) return notFound(c)
  const form = dayForm.parse(await readForm(c))
  const outcome = await removeCalendarDay(c.var.context, editor(c, form.seq), row.day)
  if (!outcome.ok) return knownDayPage(c, row, form, outcome.refusals)
  return redirect(c, calendarOf(row.day), { text: `${formatDay(row.day)} прибрано з календаря.` })
})

router.get('/calendar/regimes/new', 'keep-calendar', (c) =>
  newRegimePage(c, { from: '', to: '', name: '', act: '' }),
)

router.post('/calendar/regimes', 'keep-calendar', async (c) => {
  const form = regimeForm.parse(await readForm(c))
  const [from, to] = [parseDay(form.from), parseDay(form.to)]
  const refusals: Refusal[] = []
  if (!from)
    refusals.push({
      code: form.from.trim() ? 'not-a-day' : 'required',
      field: 'from',
      facts: given(form.from),
    })
  if (!to && form.to.trim()) refusals.push({ code: 'not-a-day', field: 'to', facts: given(form.to) })
  if (!from || refusals.length > 0) return newRegimePage(c, form, refusals)
  const regime = { from, to, name: form.name.trim(), act: form.act.trim() }
  const outcome = await beginRegime(c.var.context, { actor: c.var.actor }, regime)
  if (!outcome.ok) return newRegimePage(c, form, outcome.refusals)
  return redirect(c, '/calendar#regimes', { text: `Режим «${regime.name}» додано.` })
})

router.get('/calendar/regimes/:from', 'keep-calendar', (c) =>
  regimeEndPage(c, c.req.param('from'), { to: formatDay(c.var.today), act: '' }),
)

router.post('/calendar/regimes/:from/end', 'keep-calendar', async (c) => {
  const from = c.req.param('from')
  const form = regimeForm.parse(await readForm(c))
  const to = parseDay(form.to)
  if (!to) return regimeEndPage(c, from, form, [{ code: 'not-a-day', field: 'to', facts: given(form.to) }])
  const day = parseIsoDay(from)
  if (!day) return notFound(c)
  const outcome = await endRegime(c.var.context, editor(c, form.seq), day, { to, act: form.act })
  if (!outcome.ok) return regimeEndPage(c, from, form, outcome.refusals)
  return redirect(c, '/calendar#regimes', { text: `Режим діє до ${formatDay(to)}.` })
})

export const deadlineRoutes = router

const dayForm = z.object({
  day: text.catch(''),
  kind: text.catch(''),
  name: text.catch(''),
  act: text.catch(''),
  seq: text.catch(''),
})

const regimeForm = z.object({
  from: text.catch(''),
  to: text.catch(''),
  name: text.catch(''),
  act: text.catch(''),
  seq: text.catch(''),
})

function yearAsked(words: string | undefined, today: Day): number {
  const year = Number(words)
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : yearOf(today)
}

function monthShown(name: string, year: number, month: number, calendar: WorkingCalendar) {
  const weeks = weeksOfMonth(year, month)
  const workingDays = weeks.flat().filter((day) => day !== null && calendar.isWorking(day)).length
  const shown = (day: Day | null) => day && { day, mark: dayMark(day, calendar), why: calendar.why(day) }
  return { name, workingDays, weeks: weeks.map((week) => week.map(shown)) }
}

function isKind(kind: string): kind is CalendarDay['kind'] {
  return kind === 'holiday' || kind === 'day-off' || kind === 'working'
}

function given(words: string) {
  return { given: words.slice(0, 40) }
}

function editor(c: RequestContext, seq: string) {
  return { actor: c.var.actor, readSeq: /^\d{1,6}$/.test(seq) ? Number(seq) : undefined }
}

function calendarOf(day: Day): string {
  return `/calendar?year=${yearOf(day)}#rows`
}

async function rowAt(c: RequestContext, words: string): Promise<CalendarDay | undefined> {
  const day = parseIsoDay(words)
  return day ? findCalendarDay(c.var.context.db, day) : undefined
}

function newDayPage(c: RequestContext, year: string, form: CalendarDayForm, refusals: Refusal[] = []) {
  const status = statusOf(refusals)
  const page = <CalendarDayPage year={year} form={form} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Новий день календаря', status }, page)
}

async function knownDayPage(
  c: RequestContext,
  row: CalendarDay,
  form: Omit<CalendarDayForm, 'day'> & { seq?: string },
  refusals: Refusal[] = [],
) {
  const label = formatDay(row.day)
  // After a conflict the page has seen what stands now: saving again is meant.
  const readSeq = await lastChange(c.var.context.db, 'day', row.day)
  const page = (
    <CalendarDayPage
      known={{ iso: row.day, label, readSeq }}
      year={row.day.slice(0, 4)}
      form={{ ...form, day: label }}
      stands={refusals.some(({ code }) => code === 'conflict') ? row : undefined}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: `День ${label}`, status: statusOf(refusals) }, page)
}

function newRegimePage(c: RequestContext, form: RegimeForm, refusals: Refusal[] = []) {
  const status = statusOf(refusals)
  return renderPage(
    c,
    { title: 'Новий режим', status },
    <NewRegimePage form={form} errors={sentencesOf(refusals)} />,
  )
}

async function regimeEndPage(
  c: RequestContext,
  from: string,
  form: { to: string; act: string },
  refusals: Refusal[] = [],
) {
  const regime = (await allRegimes(c.var.context.db)).find((one) => one.from === from)
  if (!regime) return notFound(c)
  const readSeq = await lastChange(c.var.context.db, 'regime', regime.from)
  const page = (
    <RegimeEndPage
      regime={{ iso: regime.from, name: regime.name, from: formatDay(regime.from), act: regime.act, readSeq }}
      form={form}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: `Кінець режиму «${regime.name}»`, status }, page)
}

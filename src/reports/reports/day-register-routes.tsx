import { DayRegisterPage } from '../../../views/reports/day-register-page.tsx'
import { addDays, formatDay, parseDay } from '../../kernel/day.ts'
import { givenTwice } from '../../kernel/given-twice.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { RequestContext } from '../../web/app-env.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { departmentsAsOf } from '../figures/department-figures.ts'
import { type FigureKey, reportedKinds } from '../figures/figure-key.ts'
import { readFigure } from '../figures/figures.ts'
import { figureHref } from '../query/addresses.ts'
import { nowOn, type ReportQuery, readQuery } from '../query/query.ts'

const router = createRouter()

// Each is the list behind a figure of tasks, of a department or of all.
const tasksOfDay = ['closing', 'overdue', 'extended', 'inProgress'] as const

router.get('/reports/day', 'see-figures', async (c) => {
  const request = dayInput(c)
  if (Object.values(request).every((value) => !value)) return dayPage(c)
  const read = await readDay(c)
  return read.ok
    ? c.redirect(figureHref(read.value.query, read.value.figure), 303)
    : dayPage(c, read.refusals)
})

export const dayRegisterRoutes = router

function dayInput(c: RequestContext) {
  const { asOf, knownOn, department, what } = c.req.query()
  return { asOf, knownOn, department, what }
}

/** The day as the query of the evening before: what is on control when it begins. Days after tomorrow are refused. */
async function readDay(c: RequestContext): Promise<Result<{ query: ReportQuery; figure: FigureKey }>> {
  const { asOf = '', knownOn, department, what } = dayInput(c)
  const { today } = c.var
  const tomorrow = addDays(today, 1)
  const refusals: Refusal[] = givenTwice(new URL(c.req.url).searchParams)
  const day = parseDay(asOf.trim())
  if (!asOf.trim()) refusals.push({ code: 'required', field: 'asOf' })
  else if (!day) refusals.push({ code: 'not-a-day', field: 'asOf', facts: { given: asOf.slice(0, 40) } })
  else if (day > tomorrow)
    refusals.push({ code: 'as-of-not-seen', field: 'asOf', facts: { latest: formatDay(tomorrow) } })
  const dayBefore = addDays(day ?? tomorrow, -1)
  const query = readQuery({ from: dayBefore, to: dayBefore, asOf: addDays(dayBefore, 1), knownOn }, today)
  if (!query.ok) refusals.push(...query.refusals)
  if (department && !(await departmentsNow(c)).some(({ id }) => id === department))
    refusals.push({
      code: 'unknown-department',
      field: 'department',
      facts: { given: department.slice(0, 80) },
    })
  const figure = figureOf(what || 'closing', department || 'total')
  if (!figure) refusals.push({ code: 'not-found', field: 'what' })
  return query.ok && figure && refusals.length === 0
    ? done({ query: query.value, figure })
    : reject(...refusals)
}

function figureOf(what: string, department: string): FigureKey | undefined {
  if (tasksOfDay.some((figure) => figure === what))
    return readFigure(`departments/${department}/${what}`)?.key
  const kind = reportedKinds.find((one) => one === what)
  return kind && `half-year/${kind}/closing`
}

async function dayPage(c: RequestContext, refusals: Refusal[] = []) {
  const [departments, { kinds }] = await Promise.all([departmentsNow(c), c.var.context.reference()])
  const page = (
    <DayRegisterPage
      request={dayInput(c)}
      departments={departments}
      kinds={kinds}
      errors={sentencesOf(refusals)}
    />
  )
  const failed = refusals.length > 0 && { status: statusOf(refusals) }
  return renderPage(c, { title: 'Реєстр на день', ...failed }, page)
}

function departmentsNow({ var: { context, today } }: RequestContext) {
  return departmentsAsOf(context.reports, nowOn(today))
}

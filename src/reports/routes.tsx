import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { FigureListPage } from '../../views/reports/figure-list-page.tsx'
import { LeastForPlacePage } from '../../views/reports/least-for-place-page.tsx'
import { LongReportPage } from '../../views/reports/long-report-page.tsx'
import { OfficialFormula } from '../../views/reports/official-formula-form.tsx'
import { PaperPage } from '../../views/reports/paper-page.tsx'
import { ReportPage } from '../../views/reports/report-pages.tsx'
import { ReportsPage } from '../../views/reports/reports-page.tsx'
import type { Signing } from '../../views/reports/signing.tsx'
import { WarningLink } from '../../views/reports/warning-link.tsx'
import { may } from '../access/rights.ts'
import { answerBytes } from '../files/web/bytes-answer.ts'
import { pageOf } from '../kernel/address.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import { text } from '../kernel/form-fields.ts'
import { givenTwice } from '../kernel/given-twice.ts'
import { pageSizeOf } from '../kernel/list-page.ts'
import { parseInput } from '../kernel/parse-input.ts'
import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import { AT_ONCE_ROWS } from '../print/at-once-rows.ts'
import { rowsOfPaper } from '../print/paper.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { type FormPage, showForm, takeForm } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { countedAmong } from './figures/counted-rows.ts'
import { departmentName, departmentsAsOf } from './figures/department-figures.ts'
import type { CountedThings } from './figures/figure.ts'
import { behindFigure, readFigure } from './figures/figures.ts'
import { formulaActForm } from './figures/formula-form.ts'
import { leastForPlaceChanges, setLeastForPlace } from './figures/least-for-place.ts'
import { leastForPlaceForm } from './figures/least-form.ts'
import { nameOfficialFormula } from './figures/name-official-formula.ts'
import { sinceKnown } from './figures/since-known.ts'
import { formulaActs } from './figures/store.ts'
import { warnedToday } from './forecast/early-warnings.ts'
import type { LeastForPlaceInput } from './inputs.ts'
import { fileOfReport } from './papers/file-of-report.ts'
import { paperOfReport } from './papers/paper-of-report.ts'
import {
  comparedReports,
  type FigureReport,
  figureHref,
  figureReports,
  type PaperName,
  paperReports,
  type ReportName,
  reportHref,
  type SignedReportName,
  signedReports,
} from './query/addresses.ts'
import { periodOf, usualPeriod } from './query/period.ts'
import { type QueryInput, queryOf, type ReportQuery, readQuery } from './query/query.ts'
import { reportTitles } from './query/report-titles.ts'
import { figureReportDefinitions } from './reports/definitions.ts'
import { asKnown } from './signed/signed-query.ts'
import { whyNotSign } from './signed/signed-report.ts'
import { signedOfQuery } from './signed/store.ts'

const router = createRouter()

router.get('/reports', 'see-figures', (c) =>
  renderPage(c, { title: 'Звіти' }, <ReportsPage today={c.var.today} />),
)

for (const report of ['departments', 'half-year', 'balance'] as const)
  router.get(`/reports/${report}`, 'see-figures', async (c) => {
    const query = requestedQuery(c)
    return query.ok ? reportPage(c, report, query.value) : showQueryForm(c, query.refusals)
  })

router.get('/reports/formulas', 'see-figures', async (c) => {
  const query = requestedQuery(c)
  if (!query.ok) return showQueryForm(c, query.refusals)
  return formulasPage(c, query.value)
})

router.post('/reports/formulas/official', 'keep-counting', async (c) => {
  const form = await readForm(c)
  const input = parseInput(formulaActForm, form)
  const { context, actor, today } = c.var
  const outcome = input.ok ? await nameOfficialFormula(context, actor, input.value) : input
  const query = queryOf(periodOf(6, today), today)
  if (!outcome.ok) return formulasPage(c, query, typedAct.parse(form), outcome.refusals)
  return redirect(c, reportHref('formulas', query), {
    text: 'Акт записано. Періоди, що скінчилися раніше, зберігають свою формулу.',
  })
})

router.get('/reports/least-for-place', 'see-figures', (c) => showForm(c, leastForPlacePage))
router.post('/reports/least-for-place', 'keep-counting', (c) => takeForm(c, leastForPlacePage))

router.get('/reports/leadership', 'see-figures', async (c) => {
  const { context, actor } = c.var
  const query = requestedQuery(c)
  if (!query.ok) return showQueryForm(c, query.refusals)
  const { running, knownOn } = query.value
  const warned = running && knownOn === null ? await warnedToday(context, actor) : null
  return reportPage(c, 'leadership', query.value, {
    below: warned !== null && <WarningLink warned={warned} />,
  })
})

for (const report of [...figureReports, 'leadership', 'turnover'] as const)
  router.get(`/reports/${report}/list`, 'see-figures', (c) => figureList(c, report))

for (const report of paperReports)
  router.get(`/reports/${report}`, 'see-figures', async (c) => {
    const { context, actor } = c.var
    const query = requestedQuery(c, (today) => usualPeriod(report, today))
    if (!query.ok) return showQueryForm(c, query.refusals)
    const department = c.req.query('department')
    const paper = await paperOfReport(context, report, { query: query.value, actor, department })
    if (!paper.ok) return showQueryForm(c, paper.refusals)
    const signed = signedReports.find((one) => one === report)
    const page = (
      <PaperPage
        report={report}
        signing={signed && (await signingOf(c, signed, query.value))}
        query={query.value}
        paper={paper.value}
        department={department}
        departments={report === 'department' ? await departmentsAsOf(context.reports, query.value) : []}
      >
        {report === 'not-in-time' && may(actor, 'report') && (
          <a class="btn" href="/reports/not-in-time/explanations">
            Заповнити причини
          </a>
        )}
      </PaperPage>
    )
    return renderPage(c, { ...frame(report, query.value), landscape: !paper.value.upright }, page)
  })

for (const report of comparedReports) {
  router.get(`/reports/${report}/word`, 'see-figures', (c) => reportFile(c, report, 'docx'))
  router.get(`/reports/${report}/excel`, 'see-figures', (c) => reportFile(c, report, 'xlsx'))
}

export const disciplineRoutes = router

const leastForPlacePage: FormPage<null, LeastForPlaceInput> = {
  fields: leastForPlaceForm,
  async page({ var: { context, actor } }, _, { values, errors }) {
    const body = (
      <LeastForPlacePage
        changes={await leastForPlaceChanges(context.db)}
        maySet={may(actor, 'keep-counting')}
        values={values}
        errors={errors}
      />
    )
    return { title: 'Найменше для місця', body }
  },
  perform: ({
    c: {
      var: { context, actor },
    },
    input,
  }) => setLeastForPlace(context, actor, input),
  done: () => [
    '/reports/least-for-place',
    'Акт записано. Періоди, що скінчилися раніше, зберігають свої місця.',
  ],
}

const words = text.catch('')
const typedAct = z.object({ formula: words, from: words, number: words, date: words })

async function reportPage(
  c: RequestContext,
  report: FigureReport | 'leadership',
  query: ReportQuery,
  { below, refusals = [] }: { below?: Child; refusals?: Refusal[] } = {},
) {
  const { context, actor } = c.var
  const signed = signedReports.find((one) => one === report)
  const [read, texts, signing] = await Promise.all([
    figureReportDefinitions[report].read(context.reports, query, { actor }),
    context.reference(),
    signed && signingOf(c, signed, query),
  ])
  if (!read.ok) return showQueryForm(c, read.refusals)
  const failed = refusals.length > 0 && { status: statusOf(refusals) }
  return renderPage(
    c,
    { ...frame(report, query), landscape: report !== 'leadership', ...failed },
    <ReportPage report={report} query={query} parts={read.value.page(texts)} signing={signing}>
      {below}
    </ReportPage>,
  )
}

/** The page of the five formulas, with the acts that named the official one. */
async function formulasPage(
  c: RequestContext,
  query: ReportQuery,
  typed?: Record<string, string>,
  refusals: Refusal[] = [],
) {
  const { context, actor } = c.var
  const acts = await formulaActs(context.db)
  const below = (
    <OfficialFormula
      acts={acts}
      mayName={may(actor, 'keep-counting')}
      typed={typed}
      errors={sentencesOf(refusals)}
    />
  )
  return reportPage(c, 'formulas', query, { below, refusals })
}

async function signingOf(c: RequestContext, report: SignedReportName, query: ReportQuery): Promise<Signing> {
  const { context, actor } = c.var
  const now = context.clock.now()
  const over = whyNotSign(asKnown(query, now), now).length === 0
  const signedBefore = await signedOfQuery(context.db, report, query)
  return { report, query, signedBefore, maySign: over && may(actor, 'control') }
}

async function reportFile(c: RequestContext, report: PaperName, format: 'docx' | 'xlsx') {
  const query = requestedQuery(c)
  if (!query.ok) return showQueryForm(c, query.refusals)
  const paper = await paperOfReport(c.var.context, report, {
    query: query.value,
    actor: c.var.actor,
    department: c.req.query('department'),
  })
  if (!paper.ok) return showQueryForm(c, paper.refusals)
  const rows = rowsOfPaper(paper.value)
  if (format === 'xlsx' && rows > AT_ONCE_ROWS) {
    const longReport = { report, query: query.value, department: c.req.query('department'), rows }
    return renderPage(c, frame(report, query.value), <LongReportPage {...longReport} />)
  }
  const file = await fileOfReport(c.var.context, { report, query: query.value, paper: paper.value, format })
  if (!file.ok) return showQueryForm(c, file.refusals)
  return answerBytes(c, file.value, paper.value.name, format)
}

async function figureList(c: RequestContext, report: ReportName) {
  const { context, actor } = c.var
  const { reports } = context
  const figure = readFigure(c.req.query('figure') ?? '')
  if (!figure?.key.startsWith(`${report}/`)) return notFound(c)
  const parsed = requestedQuery(c)
  if (!parsed.ok) return showQueryForm(c, parsed.refusals)
  const query = parsed.value
  const department = await departmentName(reports, query, figure.department)
  if (department === undefined) return notFound(c)

  const page = pageOf(c.req.query('page'))
  const pageSize = pageSizeOf(new URL(c.req.url).searchParams)
  const rowsOf = ({ of, ids }: CountedThings, from: number, knownOn = query.knownOn) =>
    countedAmong(reports, actor, { of, ids: ids.slice(from, from + pageSize) }, { ...query, knownOn })
  const [things, changes, { kinds }] = await Promise.all([
    behindFigure(reports, query, figure.key),
    query.knownOn ? sinceKnown(reports, query, figure.key) : undefined,
    context.reference(),
  ])
  const since = changes && {
    come: await rowsOf(changes.come, 0, null),
    comeTotal: changes.come.ids.length,
    gone: await rowsOf(changes.gone, 0, null),
    goneTotal: changes.gone.ids.length,
  }
  const last = Math.max(1, Math.ceil(things.ids.length / pageSize))
  if (page > last) return c.redirect(figureHref(query, figure.key, last), 303)
  return renderPage(
    c,
    frame(report, query),
    <FigureListPage
      query={query}
      report={report}
      figure={figure.key}
      name={figure.name({ kinds, department })}
      formula={figure.formula}
      kinds={kinds}
      counted={await rowsOf(things, (page - 1) * pageSize)}
      total={things.ids.length}
      page={page}
      pageSize={pageSize}
      since={since}
    />,
  )
}

// Without a period: the one that runs; a half-year unless the report is usually of another.
function requestedQuery(c: RequestContext, usual = (today: Day) => periodOf(6, today)): Result<ReportQuery> {
  const given = queryInput(c)
  const { today } = c.var
  const twice = givenTwice(new URL(c.req.url).searchParams)
  if (twice.length > 0) return reject(...twice)
  if (!given.from && !given.to) return done(queryOf(usual(today), today))
  return readQuery(given, today)
}

function queryInput(c: RequestContext): QueryInput & { department?: string } {
  const { from, to, asOf, knownOn, department } = c.req.query()
  return { from, to, asOf, knownOn, department }
}

function showQueryForm(c: RequestContext, refusals: Refusal[]) {
  const page = <ReportsPage today={c.var.today} request={queryInput(c)} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Звіти', status: statusOf(refusals) }, page)
}

function frame(report: ReportName, query: ReportQuery) {
  return { title: reportTitles[report], asOf: formatDay(query.asOf), landscape: true }
}

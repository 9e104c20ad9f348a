import { type ComparisonRequest, DifferencesPage } from '../../../views/reports/differences-page.tsx'
import { answerBytes } from '../../files/web/bytes-answer.ts'
import { pageOf } from '../../kernel/address.ts'
import { givenTwice } from '../../kernel/given-twice.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import { type Refusal, reject } from '../../kernel/result.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { figureNames } from '../figures/figure-names.ts'
import { readFigure } from '../figures/figures.ts'
import { type ComparedReport, comparedReports, differencesHref } from '../query/addresses.ts'
import { periodOf } from '../query/period.ts'
import { readComparison } from '../query/query.ts'
import { reportTitles } from '../query/report-titles.ts'
import { paperOfDifferences } from './paper-of-differences.ts'
import { reportComparison } from './report-comparison.ts'

const router = createRouter()

for (const report of comparedReports) {
  router.get(`/reports/${report}/differences`, 'see-figures', (c) => differences(c, report))
  router.get(`/reports/${report}/differences/word`, 'see-figures', (c) => differencesFile(c, report, 'docx'))
  router.get(`/reports/${report}/differences/excel`, 'see-figures', (c) => differencesFile(c, report, 'xlsx'))
}

export const differencesRoutes = router

async function differences(c: RequestContext, report: ComparedReport) {
  const { context, actor } = c.var
  const request = comparisonRequest(c)
  const both = readBoth(c, request)
  if (!both.ok) return showQueryForm(c, report, request, both.refusals)
  const named = c.req.query('figure')
  const figure = named ? figureNamed(named) : undefined
  if (named && !figure) return notFound(c)
  const { department } = request
  const page = pageOf(c.req.query('page'))
  const comparison = await reportComparison(context, actor, report, {
    ...both.value,
    figure,
    page,
    department,
  })
  if (!comparison.ok) return showQueryForm(c, report, request, comparison.refusals)
  const { groups } = comparison.value
  const last = Math.max(1, Math.ceil(Math.max(0, ...groups.map(({ total }) => total)) / PAGE_SIZE))
  if (page > last) return c.redirect(differencesHref(comparison.value, figure, last), 303)
  const nameOf = await figureNames(context, both.value)
  return renderPage(
    c,
    { title: `Відмінності: ${reportTitles[report]}`, landscape: true },
    <DifferencesPage
      report={report}
      request={request}
      comparison={comparison.value}
      nameOf={nameOf}
      figure={figure}
      page={page}
    />,
  )
}

async function differencesFile(c: RequestContext, report: ComparedReport, format: 'docx' | 'xlsx') {
  const { context, actor } = c.var
  const request = comparisonRequest(c)
  const both = readBoth(c, request)
  if (!both.ok) return showQueryForm(c, report, request, both.refusals)
  const paper = await paperOfDifferences(context, actor, report, {
    ...both.value,
    department: request.department,
  })
  if (!paper.ok) return showQueryForm(c, report, request, paper.refusals)
  const file = await context.fileOfPaper(paper.value, format)
  if (!file.ok) return showQueryForm(c, report, request, file.refusals)
  return answerBytes(c, file.value, paper.value.name, format)
}

// A figure answers to the name it once had; the difference is under the one that it has.
function figureNamed(address: string): string | undefined {
  const [, ahead = '', own = ''] = /^(ahead\/)?(.*)$/.exec(address)!
  const figure = readFigure(own)
  return figure ? `${ahead}${figure.key}` : undefined
}

function readBoth(c: RequestContext, request: ComparisonRequest) {
  const twice = givenTwice(new URL(c.req.url).searchParams)
  return twice.length > 0 ? reject(...twice) : readComparison(request, c.var.today)
}

function showQueryForm(
  c: RequestContext,
  report: ComparedReport,
  request: ComparisonRequest,
  refusals: Refusal[],
) {
  return renderPage(
    c,
    { title: `Відмінності: ${reportTitles[report]}`, status: statusOf(refusals) },
    <DifferencesPage report={report} request={request} errors={sentencesOf(refusals)} />,
  )
}

// Without a period: the half-year that runs, as reports take it.
function comparisonRequest(c: RequestContext): ComparisonRequest {
  const { from, to, asOf, knownOn, andAsOf, andKnownOn, department } = c.req.query()
  if (from || to) return { from, to, asOf, knownOn, andAsOf, andKnownOn, department }
  return { ...periodOf(6, c.var.today), asOf, knownOn, andAsOf, andKnownOn, department }
}

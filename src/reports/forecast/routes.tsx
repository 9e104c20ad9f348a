import {
  EarlyWarningPage,
  WarningListPage,
  WarningsRefused,
} from '../../../views/reports/early-warning-page.tsx'
import { contentDisposition } from '../../files/content-disposition.ts'
import { kindOfFile } from '../../files/file-type.ts'
import { pageOf } from '../../kernel/address.ts'
import { formatDay } from '../../kernel/day.ts'
import { pageSizeOf } from '../../kernel/list-page.ts'
import type { Refusal } from '../../kernel/result.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { earlyWarningPaper } from '../papers/early-warning-paper.ts'
import {
  departmentsToWarn,
  type EarlyWarnings,
  earlyWarnings,
  shownTrials,
  trialsCounted,
  type WarningsInput,
} from './early-warnings.ts'
import { aheadFigures, type Trial, testFigures, type WarningFigure } from './warning-figures.ts'

const router = createRouter()

router.get('/reports/early-warning', 'see-figures', async (c) => {
  const warnings = await warningsOf(c)
  if (!warnings.ok) return showQueryForm(c, warnings.refusals)
  const trials = trialsCounted(warnings.value, 'warned')
  const page = <EarlyWarningPage warnings={warnings.value} {...(await shownOf(c, warnings.value, trials))} />
  return renderPage(c, frame(warnings.value), page)
})

router.get('/reports/early-warning/list', 'see-figures', async (c) => {
  const figure = figures.find((name) => name === c.req.query('figure'))
  if (!figure) return notFound(c)
  const warnings = await warningsOf(c)
  if (!warnings.ok) return showQueryForm(c, warnings.refusals)
  const shown = await shownOf(c, warnings.value, trialsCounted(warnings.value, figure))
  return renderPage(
    c,
    frame(warnings.value),
    <WarningListPage warnings={warnings.value} figure={figure} {...shown} />,
  )
})

router.get('/reports/early-warning/word', 'see-figures', (c) => warningsFile(c, 'docx'))
router.get('/reports/early-warning/excel', 'see-figures', (c) => warningsFile(c, 'xlsx'))

export const earlyWarningRoutes = router

const figures: readonly WarningFigure[] = [...aheadFigures, ...testFigures]

function warningsOf(c: RequestContext) {
  return earlyWarnings(c.var.context, c.var.actor, requestOf(c))
}

function requestOf(c: RequestContext): WarningsInput {
  const { department, asOf } = c.req.query()
  return { department, asOf }
}

async function shownOf(c: RequestContext, warnings: EarlyWarnings, trials: readonly Trial[]) {
  const { context, actor } = c.var
  const page = pageOf(c.req.query('page'))
  const pageSize = pageSizeOf(new URL(c.req.url).searchParams)
  const onPage = trials.slice((page - 1) * pageSize, page * pageSize)
  const rows = await shownTrials(context.reports, actor, onPage)
  const { kinds } = await context.reference()
  return { shown: { rows: withUsual(warnings, rows), total: trials.length, page, pageSize }, kinds }
}

// How long such tasks take is computed from the day's own past: the days of the trials have others.
function withUsual<T extends { trial: Trial }>({ ahead }: EarlyWarnings, rows: readonly T[]) {
  return rows.map((row) => ({ ...row, usual: row.trial.on === ahead.on ? ahead.usual(row.trial) : null }))
}

async function warningsFile(c: RequestContext, format: 'docx' | 'xlsx') {
  const { context, actor } = c.var
  const warnings = await warningsOf(c)
  if (!warnings.ok) return showQueryForm(c, warnings.refusals)
  const [{ organization, kinds }, rows] = await Promise.all([
    context.reference(),
    shownTrials(context.reports, actor, trialsCounted(warnings.value, 'warned')),
  ])
  const paper = earlyWarningPaper(organization, warnings.value, withUsual(warnings.value, rows), kinds)
  const file = await context.fileOfPaper(paper, format)
  if (!file.ok) return showQueryForm(c, file.refusals)
  return c.body(file.value as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': kindOfFile(format).media,
    'Content-Disposition': contentDisposition('attachment', `${paper.name}.${format}`),
    'Cache-Control': 'private, no-store',
  })
}

async function showQueryForm(c: RequestContext, refusals: Refusal[]) {
  const departments = await departmentsToWarn(c.var.context, c.var.actor)
  const page = (
    <WarningsRefused request={requestOf(c)} errors={sentencesOf(refusals)} departments={departments} />
  )
  return renderPage(c, { title: 'Раннє попередження', status: statusOf(refusals) }, page)
}

function frame({ on }: EarlyWarnings) {
  return { title: 'Раннє попередження', asOf: formatDay(on), landscape: true }
}

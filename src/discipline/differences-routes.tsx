import { type AskedComparison, DifferencesPage } from '../../views/discipline/differences-page.tsx'
import { reportTitles } from '../../views/discipline/report-pages.tsx'
import { absent } from '../http/answers.tsx'
import type { AppContext } from '../http/app-env.ts'
import { answerBytes } from '../http/bytes-answer.ts'
import { givenTwice } from '../http/given-twice.ts'
import { sentencesOf, statusOf } from '../http/refusal-answer.ts'
import { createRoom } from '../http/room.ts'
import { show } from '../http/show.tsx'
import { pageOf } from '../kernel/address.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type ComparedReport, comparedReports, differencesHref, questionOf } from './addresses.ts'
import { readFigureKey } from './figure-key.ts'
import { PAGE_SIZE } from './lists/counted-rows.ts'
import { figureNames } from './lists/figure-names.ts'
import { paperOfDifferences } from './lists/paper-of-differences.ts'
import { reportComparison } from './lists/report-comparison.ts'
import { periodOf } from './period.ts'
import { readComparison } from './question.ts'

const room = createRoom()

for (const report of comparedReports) {
  room.get(`/reports/${report}/differences`, 'see-figures', (c) => differences(c, report))
  room.get(`/reports/${report}/differences/word`, 'see-figures', (c) => differencesFile(c, report, 'docx'))
  room.get(`/reports/${report}/differences/excel`, 'see-figures', (c) => differencesFile(c, report, 'xlsx'))
}

export const differencesRoutes = room

async function differences(c: AppContext, report: ComparedReport) {
  const { office, actor } = c.var
  const asked = askedComparison(c)
  const both = readBoth(c, asked)
  if (!both.ok) return askAgain(c, report, asked, both.refusals)
  const figure = c.req.query('figure')
  if (figure && !readFigureKey(figure.replace(/^ahead\//, ''))) return absent(c)
  const { department } = asked
  const page = pageOf(c.req.query('page'))
  const comparison = await reportComparison(office, actor, report, {
    ...both.value,
    figure,
    page,
    department,
  })
  if (!comparison.ok) return askAgain(c, report, asked, comparison.refusals)
  const { groups } = comparison.value
  const last = Math.max(1, Math.ceil(Math.max(0, ...groups.map(({ total }) => total)) / PAGE_SIZE))
  if (page > last) return c.redirect(differencesHref(comparison.value, figure, last), 303)
  const nameOf = await figureNames(office, both.value)
  return show(
    c,
    { title: `Відмінності: ${reportTitles[report]}`, landscape: true },
    <DifferencesPage
      report={report}
      asked={asked}
      comparison={comparison.value}
      nameOf={nameOf}
      figure={figure}
      page={page}
    />,
  )
}

async function differencesFile(c: AppContext, report: ComparedReport, format: 'docx' | 'xlsx') {
  const { office, actor } = c.var
  const asked = askedComparison(c)
  const both = readBoth(c, asked)
  if (!both.ok) return askAgain(c, report, asked, both.refusals)
  const paper = await paperOfDifferences(office, actor, report, {
    ...both.value,
    department: asked.department,
  })
  if (!paper.ok) return askAgain(c, report, asked, paper.refusals)
  const file = await office.fileOfPaper(paper.value, format)
  if (!file.ok) return askAgain(c, report, asked, file.refusals)
  return answerBytes(c, file.value, paper.value.name, format)
}

function readBoth(c: AppContext, asked: AskedComparison) {
  const twice = givenTwice(new URL(c.req.url).searchParams)
  return twice.length > 0 ? refuse(...twice) : readComparison(asked, c.var.today)
}

function askAgain(c: AppContext, report: ComparedReport, asked: AskedComparison, refusals: Refusal[]) {
  return show(
    c,
    { title: `Відмінності: ${reportTitles[report]}`, status: statusOf(refusals) },
    <DifferencesPage report={report} asked={asked} errors={sentencesOf(refusals)} />,
  )
}

// Without a period: the half-year that runs, as reports take it.
function askedComparison(c: AppContext): AskedComparison {
  const { from, to, asOf, knownOn, andAsOf, andKnownOn, department } = c.req.query()
  if (from || to) return { from, to, asOf, knownOn, andAsOf, andKnownOn, department }
  const { period, asOf: usual } = questionOf(periodOf(6, c.var.today), c.var.today)
  return { ...period, asOf: asOf ?? usual, knownOn, andAsOf, andKnownOn, department }
}

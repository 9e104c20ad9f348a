import { z } from 'zod'
import { ErrataFormPage } from '../../../views/reports/errata-form-page.tsx'
import { ErrataPage } from '../../../views/reports/errata-page.tsx'
import { ReplayPage } from '../../../views/reports/replay-page.tsx'
import { SealedListPage } from '../../../views/reports/signed-list-page.tsx'
import { SealedPage } from '../../../views/reports/signed-page.tsx'
import { SealPage } from '../../../views/reports/signing-page.tsx'
import { may } from '../../access/rights.ts'
import { answerBytes } from '../../files/web/bytes-answer.ts'
import { formatDay, parseInstant } from '../../kernel/day.ts'
import { text } from '../../kernel/form-fields.ts'
import { parseInput } from '../../kernel/parse-input.ts'
import type { Refusal } from '../../kernel/result.ts'
import { fileOfPaper } from '../../print/file-of-paper.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { seenCauses } from '../compare/seen-causes.ts'
import { lineNames } from '../figures/line-names.ts'
import { errataPaper } from '../papers/errata-paper.ts'
import { type SignedReport, sealedHref, signedReports } from '../query/addresses.ts'
import type { AskedFigures } from '../query/query.ts'
import { composeErrata } from './compose-errata.ts'
import { errataForm } from './errata-form.ts'
import { proposedErrata } from './proposed-errata.ts'
import { replaySeal } from './replay.ts'
import { sealReport } from './sign-report.ts'
import { readSealedQuestion } from './signed-query.ts'
import type { SealedReport } from './signed-report.ts'
import { sealProposal } from './signing-proposal.ts'
import { errataOf, findSealedFiles, findSealedReport, sealedReports } from './store.ts'

const router = createRouter()

router.get('/reports/sealed', 'see-figures', async (c) => {
  const { context } = c.var
  const report = reportNamed(c.req.query('report'))
  const year = Number(c.req.query('year')) || undefined
  const all = await sealedReports(context.db)
  return renderPage(
    c,
    { title: 'Підписані звіти', landscape: true },
    <SealedListPage
      seals={all.filter((seal) => (!report || seal.report === report) && (!year || seal.year === year))}
      years={[...new Set(all.map((seal) => seal.year))]}
      report={report}
      year={year}
    />,
  )
})

router.get('/reports/sealed/new', 'control', (c) => sealPage(c, c.req.query()))

router.post('/reports/sealed', 'control', async (c) => {
  const { context, actor } = c.var
  const form = typedSeal.parse(await readForm(c))
  const report = reportNamed(form.report)
  if (!report) return notFound(c)
  const question = readSealedQuestion(form, context.clock)
  const outcome = question.ok ? await sealReport(context, actor, report, question.value) : question
  if (!outcome.ok) return sealPage(c, form, outcome.refusals)
  return redirect(c, sealedHref(outcome.value.id), { text: `Звіт підписано: № ${outcome.value.number}.` })
})

router.get('/reports/sealed/:id', 'see-figures', async (c) => {
  const { context, actor } = c.var
  const seal = await findSealedReport(context.db, c.req.param('id'))
  if (!seal) return notFound(c)
  const errata = await errataOf(context.db, seal.id)
  const page = <SealedPage seal={seal} errata={errata} mayCorrect={may(actor, 'control')} />
  return renderPage(c, frame(seal, `Підписаний звіт № ${seal.number}`), page)
})

for (const [address, format] of [
  ['word', 'docx'],
  ['excel', 'xlsx'],
] as const)
  router.get(`/reports/sealed/:id/${address}`, 'see-figures', async (c) => {
    const { db } = c.var.context
    const id = c.req.param('id')
    const [seal, files] = await Promise.all([findSealedReport(db, id), findSealedFiles(db, id)])
    if (!seal || !files) return notFound(c)
    return answerBytes(c, files[address], `${seal.paper.name} № ${seal.number}`, format)
  })

router.get('/reports/sealed/:id/replay', 'see-figures', async (c) => {
  const { context } = c.var
  const replay = await replaySeal(context, c.req.param('id'))
  if (!replay.ok) return notFound(c)
  const { seal } = replay.value
  const nameOf = await lineNames(context, seal.question, seal.question)
  return renderPage(
    c,
    frame(seal, `Відтворення звіту № ${seal.number}`),
    <ReplayPage replay={replay.value} nameOf={nameOf} />,
  )
})

router.get('/reports/sealed/:id/errata', 'control', async (c) => {
  const seal = await findSealedReport(c.var.context.db, c.req.param('id'))
  return seal ? errataFormPage(c, seal) : notFound(c)
})

router.post('/reports/sealed/:id/errata', 'control', async (c) => {
  const { context, actor } = c.var
  const seal = await findSealedReport(context.db, c.req.param('id'))
  if (!seal) return notFound(c)
  const form = await readForm(c)
  const input = parseInput(errataForm, form)
  const outcome = input.ok ? await composeErrata(context, actor, seal.id, input.value) : input
  if (!outcome.ok) return errataFormPage(c, seal, typedErrata.parse(form), outcome.refusals)
  const { number } = outcome.value
  return redirect(c, sealedHref(seal.id, `errata/${number}`), {
    text: `Складено аркуш виправлень № ${number}.`,
  })
})

router.get('/reports/sealed/:id/errata/:number', 'see-figures', async (c) => {
  const found = await errataAsked(c, c.req.param('id'), c.req.param('number'))
  if (!found) return notFound(c)
  const title = `Аркуш виправлень № ${found.errata.number}`
  return renderPage(c, { ...frame(found.seal, title), landscape: false }, <ErrataPage {...found} />)
})

router.get('/reports/sealed/:id/errata/:number/word', 'see-figures', async (c) => {
  const found = await errataAsked(c, c.req.param('id'), c.req.param('number'))
  if (!found) return notFound(c)
  const paper = errataPaper(found.seal, found.errata, found.causes)
  const file = await fileOfPaper(paper, 'docx')
  if (!file.ok) return errataFormPage(c, found.seal, {}, file.refusals)
  return answerBytes(c, file.value, paper.name, 'docx')
})

export const sealedRoutes = router

const words = text.catch('')
const typedSeal = z.object({ report: words, from: words, to: words, asOf: words, knownOn: words })
const typedErrata = z.object({ ground: words, knownOn: words })

async function errataAsked(c: RequestContext, id: string, number: string) {
  const { context, actor } = c.var
  const [seal, sheets] = await Promise.all([findSealedReport(context.db, id), errataOf(context.db, id)])
  const errata = sheets.find((sheet) => String(sheet.number) === number)
  if (!seal || !errata) return undefined
  return { seal, errata, causes: await seenCauses(context.db, actor, errata.causes) }
}

async function sealPage(
  c: RequestContext,
  query: AskedFigures & { report?: string },
  refusals: Refusal[] = [],
) {
  const { context, actor } = c.var
  const report = reportNamed(query.report)
  if (!report) return notFound(c)
  const question = readSealedQuestion(query, context.clock)
  const proposal = question.ok ? await sealProposal(context, actor, report, question.value) : question
  const reasons = refusals.length > 0 || proposal.ok ? refusals : proposal.refusals
  return renderPage(
    c,
    { title: 'Підписати звіт', landscape: true, ...(reasons.length > 0 && { status: statusOf(reasons) }) },
    <SealPage
      report={report}
      asked={query}
      proposal={proposal.ok ? proposal.value : undefined}
      errors={sentencesOf(reasons)}
    />,
  )
}

async function errataFormPage(
  c: RequestContext,
  seal: SealedReport,
  typed: { ground?: string; knownOn?: string } = {},
  refusals: Refusal[] = [],
) {
  const { context, actor } = c.var
  const knownOn = parseInstant(typed.knownOn ?? '') ?? context.clock.now()
  const proposed = await proposedErrata(context, seal, knownOn)
  const reasons = refusals.length > 0 || proposed.ok ? refusals : proposed.refusals
  return renderPage(
    c,
    {
      ...frame(seal, 'Аркуш виправлень'),
      ...(reasons.length > 0 && { status: statusOf(reasons) }),
    },
    <ErrataFormPage
      seal={seal}
      proposed={proposed.ok ? proposed.value : undefined}
      causes={proposed.ok ? await seenCauses(context.db, actor, proposed.value.causes) : []}
      ground={typed.ground}
      errors={sentencesOf(reasons)}
    />,
  )
}

function frame({ question }: SealedReport, title: string) {
  return { title, asOf: formatDay(question.asOf), landscape: true }
}

function reportNamed(text: string | undefined): SignedReport | undefined {
  return signedReports.find((report) => report === text)
}

import { z } from 'zod'
import { ErrataFormPage } from '../../../views/reports/errata-form-page.tsx'
import { ErrataPage } from '../../../views/reports/errata-page.tsx'
import { ReplayPage } from '../../../views/reports/replay-page.tsx'
import { SignedListPage } from '../../../views/reports/signed-list-page.tsx'
import { SignedPage } from '../../../views/reports/signed-page.tsx'
import { SigningPage } from '../../../views/reports/signing-page.tsx'
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
import { type SignedReportName, signedHref, signedReports } from '../query/addresses.ts'
import type { QueryInput } from '../query/query.ts'
import { composeErrata } from './compose-errata.ts'
import { errataForm } from './errata-form.ts'
import { proposedErrata } from './proposed-errata.ts'
import { replaySigned } from './replay.ts'
import { signReport } from './sign-report.ts'
import { readSignedQuery } from './signed-query.ts'
import type { SignedReport } from './signed-report.ts'
import { signingProposal } from './signing-proposal.ts'
import { errataOf, findSignedFiles, findSignedReport, findSignedReports } from './store.ts'

const router = createRouter()

router.get('/reports/sealed', 'see-figures', async (c) => {
  const { context } = c.var
  const report = reportNamed(c.req.query('report'))
  const year = Number(c.req.query('year')) || undefined
  const all = await findSignedReports(context.db)
  return renderPage(
    c,
    { title: 'Підписані звіти', landscape: true },
    <SignedListPage
      signedBefore={all.filter(
        (signed) => (!report || signed.report === report) && (!year || signed.year === year),
      )}
      years={[...new Set(all.map((signed) => signed.year))]}
      report={report}
      year={year}
    />,
  )
})

router.get('/reports/sealed/new', 'control', (c) => signingPage(c, c.req.query()))

router.post('/reports/sealed', 'control', async (c) => {
  const { context, actor } = c.var
  const form = typedSigning.parse(await readForm(c))
  const report = reportNamed(form.report)
  if (!report) return notFound(c)
  const query = readSignedQuery(form, context.clock)
  const outcome = query.ok ? await signReport(context, actor, { report, query: query.value }) : query
  if (!outcome.ok) return signingPage(c, form, outcome.refusals)
  return redirect(c, signedHref(outcome.value.id), { text: `Звіт підписано: № ${outcome.value.number}.` })
})

router.get('/reports/sealed/:id', 'see-figures', async (c) => {
  const { context, actor } = c.var
  const signed = await findSignedReport(context.db, c.req.param('id'))
  if (!signed) return notFound(c)
  const errata = await errataOf(context.db, signed.id)
  const page = <SignedPage signed={signed} errata={errata} mayCorrect={may(actor, 'control')} />
  return renderPage(c, frame(signed, `Підписаний звіт № ${signed.number}`), page)
})

for (const [address, format] of [
  ['word', 'docx'],
  ['excel', 'xlsx'],
] as const)
  router.get(`/reports/sealed/:id/${address}`, 'see-figures', async (c) => {
    const { db } = c.var.context
    const id = c.req.param('id')
    const [signed, files] = await Promise.all([findSignedReport(db, id), findSignedFiles(db, id)])
    if (!signed || !files) return notFound(c)
    return answerBytes(c, files[address], `${signed.paper.name} № ${signed.number}`, format)
  })

router.get('/reports/sealed/:id/replay', 'see-figures', async (c) => {
  const { context } = c.var
  const replay = await replaySigned(context, c.req.param('id'))
  if (!replay.ok) return notFound(c)
  const { signed } = replay.value
  const nameOf = await lineNames(context, { before: signed.question, after: signed.question })
  return renderPage(
    c,
    frame(signed, `Відтворення звіту № ${signed.number}`),
    <ReplayPage replay={replay.value} nameOf={nameOf} />,
  )
})

router.get('/reports/sealed/:id/errata', 'control', async (c) => {
  const signed = await findSignedReport(c.var.context.db, c.req.param('id'))
  return signed ? errataFormPage(c, signed) : notFound(c)
})

router.post('/reports/sealed/:id/errata', 'control', async (c) => {
  const { context, actor } = c.var
  const signed = await findSignedReport(context.db, c.req.param('id'))
  if (!signed) return notFound(c)
  const form = await readForm(c)
  const input = parseInput(errataForm, form)
  const outcome = input.ok
    ? await composeErrata(context, actor, { signedId: signed.id, input: input.value })
    : input
  if (!outcome.ok) return errataFormPage(c, signed, typedErrata.parse(form), outcome.refusals)
  const { number } = outcome.value
  return redirect(c, signedHref(signed.id, `errata/${number}`), {
    text: `Складено аркуш виправлень № ${number}.`,
  })
})

router.get('/reports/sealed/:id/errata/:number', 'see-figures', async (c) => {
  const found = await errataOfAddress(c, c.req.param('id'), c.req.param('number'))
  if (!found) return notFound(c)
  const title = `Аркуш виправлень № ${found.errata.number}`
  return renderPage(c, { ...frame(found.signed, title), landscape: false }, <ErrataPage {...found} />)
})

router.get('/reports/sealed/:id/errata/:number/word', 'see-figures', async (c) => {
  const found = await errataOfAddress(c, c.req.param('id'), c.req.param('number'))
  if (!found) return notFound(c)
  const paper = errataPaper(found.signed, found.errata, found.causes)
  const file = await fileOfPaper(paper, 'docx')
  if (!file.ok) return errataFormPage(c, found.signed, {}, file.refusals)
  return answerBytes(c, file.value, paper.name, 'docx')
})

export const signedRoutes = router

const words = text.catch('')
const typedSigning = z.object({ report: words, from: words, to: words, asOf: words, knownOn: words })
const typedErrata = z.object({ ground: words, knownOn: words })

async function errataOfAddress(c: RequestContext, id: string, number: string) {
  const { context, actor } = c.var
  const [signed, sheets] = await Promise.all([findSignedReport(context.db, id), errataOf(context.db, id)])
  const errata = sheets.find((sheet) => String(sheet.number) === number)
  if (!signed || !errata) return undefined
  return { signed, errata, causes: await seenCauses(context.db, actor, errata.causes) }
}

async function signingPage(
  c: RequestContext,
  input: QueryInput & { report?: string },
  refusals: Refusal[] = [],
) {
  const { context, actor } = c.var
  const report = reportNamed(input.report)
  if (!report) return notFound(c)
  const query = readSignedQuery(input, context.clock)
  const proposal = query.ok ? await signingProposal(context, actor, report, query.value) : query
  const reasons = refusals.length > 0 || proposal.ok ? refusals : proposal.refusals
  return renderPage(
    c,
    { title: 'Підписати звіт', landscape: true, ...(reasons.length > 0 && { status: statusOf(reasons) }) },
    <SigningPage
      report={report}
      request={input}
      proposal={proposal.ok ? proposal.value : undefined}
      errors={sentencesOf(reasons)}
    />,
  )
}

async function errataFormPage(
  c: RequestContext,
  signed: SignedReport,
  typed: { ground?: string; knownOn?: string } = {},
  refusals: Refusal[] = [],
) {
  const { context, actor } = c.var
  const knownOn = parseInstant(typed.knownOn ?? '') ?? context.clock.now()
  const proposed = await proposedErrata(context, signed, knownOn)
  const reasons = refusals.length > 0 || proposed.ok ? refusals : proposed.refusals
  return renderPage(
    c,
    {
      ...frame(signed, 'Аркуш виправлень'),
      ...(reasons.length > 0 && { status: statusOf(reasons) }),
    },
    <ErrataFormPage
      signed={signed}
      proposed={proposed.ok ? proposed.value : undefined}
      causes={proposed.ok ? await seenCauses(context.db, actor, proposed.value.causes) : []}
      ground={typed.ground}
      errors={sentencesOf(reasons)}
    />,
  )
}

function frame({ question: query }: SignedReport, title: string) {
  return { title, asOf: formatDay(query.asOf), landscape: true }
}

function reportNamed(text: string | undefined): SignedReportName | undefined {
  return signedReports.find((report) => report === text)
}

import { z } from 'zod'
import { done, map, reject } from '../kernel/result.ts'
import { pageNumber } from '../kernel/sent-values.ts'
import { seenCauses } from '../reports/compare/seen-causes.ts'
import { errataInput, signInput } from '../reports/inputs.ts'
import { signedReports } from '../reports/query/addresses.ts'
import { composeErrata } from '../reports/signed/compose-errata.ts'
import { replaySigned, type SignedReplay } from '../reports/signed/replay.ts'
import { signReport } from '../reports/signed/sign-report.ts'
import { readSignedQuery } from '../reports/signed/signed-query.ts'
import type { Errata, SignedReport } from '../reports/signed/signed-report.ts'
import { errataOf, findSignedReport, findSignedReports, type SignedSummary } from '../reports/signed/store.ts'
import type { Api } from './operation.ts'
import { API } from './reply.ts'

const day = z.string().meta({ format: 'date' })
const instant = z.string().meta({ format: 'date-time' })
const hash = z.string().meta({ description: 'SHA-256.' })
const signer = z.strictObject({
  name: z.string(),
  post: z.string().nullable(),
  department: z.string().nullable(),
})
const value = z.union([z.string(), z.number(), z.null()])

const line = {
  id: z.string(),
  year: z.int(),
  number: z.int().meta({ description: 'У межах року підписання.' }),
  report: z.enum(signedReports),
  period: z.strictObject({ from: day, to: day }),
  asOf: day,
  knownOn: instant,
  signer,
  signedOn: day,
  recordedAt: instant,
  hash,
}

const listAnswer = z.strictObject({
  reports: z.array(
    z.strictObject({ ...line, errata: z.int().meta({ description: 'Скільки аркушів виправлень.' }) }),
  ),
})

export const signedAnswer = z.strictObject({
  ...line,
  formula: z.strictObject({
    words: z.string(),
    law: z
      .int()
      .optional()
      .meta({ description: 'За яким порядком рахунку пораховано; без нього — за першим.' }),
    official: z.string(),
    act: z.strictObject({ number: z.string(), date: day, from: day }).nullable(),
  }),
  hashes: z.strictObject({
    inputs: hash,
    answer: hash,
    calendar: hash,
    paper: hash,
    word: hash,
    excel: hash,
  }),
  answer: z.array(z.strictObject({ key: z.string(), value })),
})

const changes = z.array(z.strictObject({ key: z.string(), was: value.optional(), is: value.optional() }))

export const replayAnswer = z.strictObject({
  matches: z.boolean(),
  formerLaw: z
    .literal(true)
    .optional()
    .meta({ description: 'Рахунок за попереднім порядком: показники лишаються, як підписано.' }),
  broken: z.array(z.string()).meta({ description: 'Збережене, що не має свого відбитка.' }),
  inputs: z.array(
    z.strictObject({ kind: z.string(), was: z.int(), is: z.int(), names: z.array(z.string()) }),
  ),
  formula: z.boolean(),
  calendar: z.boolean(),
  lines: changes.meta({ description: 'Показники: підписано й відтворено.' }),
  paper: z.boolean().meta({ description: 'Чи та сама друкована форма; на висновок не впливає.' }),
  files: z.boolean().meta({ description: 'Чи ті самі файли байт у байт; на висновок не впливає.' }),
})

export const errataAnswer = z.strictObject({
  number: z.int(),
  knownOn: instant,
  ground: z.string(),
  signer,
  signedOn: day,
  recordedAt: instant,
  hash,
  lines: z.array(
    z.strictObject({ key: z.string(), name: z.string(), was: value.optional(), is: value.optional() }),
  ),
  causes: z.array(
    z.strictObject({
      name: z.string().nullable(),
      what: z.string(),
      happenedOn: day,
      recordedAt: instant.nullable(),
      recordedBy: z.string().nullable(),
    }),
  ),
})

const errataListAnswer = z.strictObject({ errata: z.array(errataAnswer) })

export function declareSignedReports({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/reports/sealed',
      right: 'see-figures',
      summary: 'Підписані звіти, найновіші перші.',
      query: z.strictObject({ report: z.enum(signedReports).optional(), year: pageNumber.optional() }),
      answer: listAnswer,
    },
    async ({ context, query: { report, year } }) => {
      const found = await findSignedReports(context.db, { report, year: year ? Number(year) : undefined })
      return done({ body: { reports: found.map((one) => ({ ...lineOf(one), errata: one.errata })) } })
    },
  )

  declare(
    {
      method: 'post',
      path: '/reports/sealed',
      right: 'control',
      summary: 'Підписати звіт. Те саме питання з тими самими показниками дає наявний підпис.',
      body: signInput,
      answer: signedAnswer,
      status: 201,
    },
    async ({ context, actor, body: { report, ...input }, keep }) => {
      const query = readSignedQuery(input, context.clock)
      if (!query.ok) return query
      const signed = await signReport(context, actor, { report, query: query.value }, (made) =>
        keep(replyWith(made)),
      )
      return map(signed, replyWith)
    },
  )

  declare(
    {
      method: 'get',
      path: '/reports/sealed/:id',
      right: 'see-figures',
      summary: 'Звіт, як його підписано.',
      answer: signedAnswer,
    },
    async ({ context, id }) => {
      const signed = await findSignedReport(context.db, id)
      return signed ? done({ body: replyWith(signed).body }) : reject({ code: 'not-found' })
    },
  )

  declare(
    {
      method: 'get',
      path: '/reports/sealed/:id/replay',
      right: 'see-figures',
      summary: 'Відтворити підписаний звіт з реєстру, яким він був тоді, і порівняти.',
      answer: replayAnswer,
    },
    async ({ context, id }) => {
      const replay = await replaySigned(context, id)
      if (!replay.ok) return replay
      return replay.value.unanswered.length > 0
        ? reject(...replay.value.unanswered)
        : done({ body: replayOf(replay.value) })
    },
  )

  declare(
    {
      method: 'get',
      path: '/reports/sealed/:id/errata',
      right: 'see-figures',
      summary: 'Аркуші виправлень до підписаного звіту.',
      answer: errataListAnswer,
    },
    async ({ context, actor, id }) => {
      if (!(await findSignedReport(context.db, id))) return reject({ code: 'not-found' })
      const sheets = await errataOf(context.db, id)
      const errata = await Promise.all(
        sheets.map(async (sheet) => errataBody(sheet, await seenCauses(context.db, actor, sheet.causes))),
      )
      return done({ body: { errata } })
    },
  )

  declare(
    {
      method: 'post',
      path: '/reports/sealed/:id/errata',
      right: 'control',
      summary: 'Скласти аркуш виправлень: які показники тепер інші, чому й на якій підставі.',
      body: errataInput,
      answer: errataAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const replyOf = (made: Errata) => ({ status: 201 as const, body: errataBody(made, made.causes) })
      const errata = await composeErrata(context, actor, { signedId: id, input: body }, (made) =>
        keep(replyOf(made)),
      )
      return map(errata, replyOf)
    },
  )
}

function lineOf(signed: SignedReport | SignedSummary) {
  const { id, year, number, report, question, signer, signedOn, recordedAt, hash } = signed
  const { period, asOf, knownOn } = question
  return { id, year, number, report, period, asOf, knownOn, signer, signedOn, recordedAt, hash }
}

function replyWith(signed: SignedReport) {
  const { formula, answer, inputsHash, answerHash, calendarHash, paperHash, wordHash, excelHash } = signed
  const hashes = {
    inputs: inputsHash,
    answer: answerHash,
    calendar: calendarHash,
    paper: paperHash,
    word: wordHash,
    excel: excelHash,
  }
  const body = { ...lineOf(signed), formula, hashes, answer }
  return { status: 201 as const, body, location: `${API}/reports/sealed/${signed.id}` }
}

function replayOf({
  matches,
  formerLaw,
  broken,
  inputs,
  formula,
  calendar,
  lines,
  paper,
  files,
}: SignedReplay) {
  return {
    matches,
    ...(formerLaw && { formerLaw: true as const }),
    broken,
    inputs: inputs.map(({ kind, was, is, names }) => ({ kind, was, is, names })),
    formula: formula === null,
    calendar,
    lines,
    paper,
    files,
  }
}

function errataBody(
  { number, knownOn, ground, signer, signedOn, recordedAt, hash, lines }: Errata,
  causes: Awaited<ReturnType<typeof seenCauses>>,
) {
  return {
    number,
    knownOn,
    ground,
    signer,
    signedOn,
    recordedAt,
    hash,
    lines,
    causes: causes.map(({ documentId: _, ...cause }) => cause),
  }
}

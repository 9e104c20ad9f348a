import { z } from 'zod'
import { LadderPage, LetterRulesPage } from '../../../views/letters/letter-rules-page.tsx'
import { readSetting } from '../../db/settings.ts'
import { text, texts } from '../../kernel/form-fields.ts'
import type { Refusal } from '../../kernel/result.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { waitForPerson } from '../outbox/letter-sender.ts'
import { linkDays } from '../replies/answer-case.ts'
import { keepLadder } from './keep-ladder.ts'
import { keepLetterRules, type LetterRulesDraft } from './keep-letter-rules.ts'
import { ladderOf } from './ladder.ts'
import { draftOfLadder, type LadderDraft, readLadder } from './ladder-form.ts'
import { councilLadders } from './ladders.ts'
import { lettersRules } from './letters-rules.ts'
import { letterRuleChanges } from './rule-changes.ts'

const router = createRouter()

router.get('/letter-rules', 'keep-letters', (c) => rulesPage(c))

router.post('/letter-rules', 'keep-letters', async (c) => {
  const form = rulesForm.parse(await readForm(c))
  const outcome = await keepLetterRules(c.var.context, c.var.actor, form)
  if (!outcome.ok) return rulesPage(c, form, outcome.refusals)
  return redirect(c, '/letter-rules', { text: 'Записано. Наступні листи плануються вже так.' })
})

router.get('/letter-rules/:kind', 'keep-letters', (c) => ladderPage(c, c.req.param('kind')))

router.post('/letter-rules/:kind', 'keep-letters', async (c) => {
  const kind = c.req.param('kind')
  const { do: wish, ...form } = ladderForm.parse(await readForm(c))
  const usual = wish === 'usual'
  const ladder = usual ? null : readLadder(form)
  if (ladder && !ladder.ok) return ladderPage(c, kind, form, ladder.refusals)
  const outcome = await keepLadder(c.var.context, c.var.actor, kind, ladder?.value ?? null)
  if (!outcome.ok) return notFound(c)
  const said = usual ? 'Повернуто загальні сходинки.' : 'Сходинки записано.'
  return redirect(c, '/letter-rules', { text: said })
})

export const rulesRoutes = router

const rulesForm = z.object({
  hour: text,
  most: text,
  linkDays: text,
  partDays: text,
  weeklyDigest: text,
  monthlySheet: text,
  waiting: texts,
})
const ladderForm = z.object({
  yearly: text,
  monthly: text,
  inMonth: text,
  before: text,
  onDay: text,
  overdueFrom: text,
  overdueEvery: text,
  head: text,
  supervisor: text,
  deputy: text,
  do: text,
})

async function rulesPage(c: RequestContext, typed?: LetterRulesDraft, refusals: Refusal[] = []) {
  const { context, today } = c.var
  const { db } = context
  const [rules, ladders, reference, days, waiting, changes] = await Promise.all([
    lettersRules(db, today),
    readSetting(db, councilLadders),
    context.reference(),
    readSetting(db, linkDays),
    readSetting(db, waitForPerson),
    letterRuleChanges(db),
  ])
  const mark = (set: boolean) => (set ? 'yes' : '')
  const form = typed ?? {
    hour: String(rules.hour),
    most: rules.ownMost === null ? '' : String(rules.ownMost),
    linkDays: String(days),
    partDays: String(reference.partDaysBefore),
    weeklyDigest: mark(ladders.weeklyDigest),
    monthlySheet: mark(ladders.monthlySheet),
    waiting,
  }
  const page = (
    <LetterRulesPage
      form={form}
      usualMost={rules.usualMost}
      kinds={reference.kinds}
      own={new Set(Object.keys(ladders.kinds))}
      changes={changes}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: 'Правила листів', status: statusOf(refusals) }, page)
}

async function ladderPage(c: RequestContext, id: string, typed?: LadderDraft, refusals: Refusal[] = []) {
  const { context } = c.var
  const [ladders, { kinds }] = await Promise.all([
    readSetting(context.db, councilLadders),
    context.reference(),
  ])
  const kind = kinds.find((one) => one.id === id) ?? null
  if (!kind && id !== 'usual') return notFound(c)
  const page = (
    <LadderPage
      kind={kind}
      form={typed ?? draftOfLadder(ladderOf(ladders, id))}
      usual={!ladders.kinds[id]}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: kind?.name ?? 'Сходинки нагадувань', status }, page)
}

import { z } from 'zod'
import { LadderPage, LetterRulesPage } from '../../../views/letters/letter-rules-page.tsx'
import { readSetting } from '../../db/settings.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import { text, texts } from '../../kernel/form-fields.ts'
import { done } from '../../kernel/result.ts'
import { type FormPage, showForm, takeForm } from '../../web/form-page.ts'
import { createRouter } from '../../web/router.ts'
import { waitForPerson } from '../outbox/letter-sender.ts'
import { linkDays } from '../replies/answer-case.ts'
import { keepLadder } from './keep-ladder.ts'
import { keepLetterRules, type LetterRulesDraft } from './keep-letter-rules.ts'
import { type Ladders, ladderOf } from './ladder.ts'
import { draftOfLadder, readLadder } from './ladder-form.ts'
import { councilLadders } from './ladders.ts'
import { lettersRules } from './letters-rules.ts'
import { letterRuleChanges } from './rule-changes.ts'

const router = createRouter()

router.get('/letter-rules', 'keep-letters', (c) => showForm(c, letterRules))
router.post('/letter-rules', 'keep-letters', (c) => takeForm(c, letterRules))

router.get('/letter-rules/:kind', 'keep-letters', (c) => showForm(c, ladderOfKind))
router.post('/letter-rules/:kind', 'keep-letters', (c) => takeForm(c, ladderOfKind))

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

const mark = (set: boolean) => (set ? 'yes' : '')

const letterRules: FormPage<null, LetterRulesDraft> = {
  async first({ var: { context, today } }) {
    const { db } = context
    const [rules, ladders, reference, days, waiting] = await Promise.all([
      lettersRules(db, today),
      readSetting(db, councilLadders),
      context.reference(),
      readSetting(db, linkDays),
      readSetting(db, waitForPerson),
    ])
    return {
      hour: String(rules.hour),
      most: rules.ownMost === null ? '' : String(rules.ownMost),
      linkDays: String(days),
      partDays: String(reference.partDaysBefore),
      weeklyDigest: mark(ladders.weeklyDigest),
      monthlySheet: mark(ladders.monthlySheet),
      waiting: waiting.join('\n'),
    }
  },
  async page({ var: { context, today } }, _, { values, errors }) {
    const [rules, ladders, { kinds }, changes] = await Promise.all([
      lettersRules(context.db, today),
      readSetting(context.db, councilLadders),
      context.reference(),
      letterRuleChanges(context.db),
    ])
    const body = (
      <LetterRulesPage
        form={{ ...rulesForm.parse(values), waiting: (values.waiting ?? '').split('\n') }}
        usualMost={rules.usualMost}
        kinds={kinds}
        own={new Set(Object.keys(ladders.kinds))}
        changes={changes}
        errors={errors}
      />
    )
    return { title: 'Правила листів', body }
  },
  fields: rulesForm,
  perform: ({ c, input }) => keepLetterRules(c.var.context, c.var.actor, input),
  done: () => ['/letter-rules', 'Записано. Наступні листи плануються вже так.'],
}

/** A ladder of the council: of one kind, or the usual one, which is of none. */
interface LadderShown {
  id: string
  kind: DocumentKind | null
  ladders: Ladders
}

const ladderOfKind: FormPage<LadderShown, z.output<typeof ladderForm>> = {
  async load(c) {
    const { context } = c.var
    const id = c.req.param('kind')!
    const [ladders, { kinds }] = await Promise.all([
      readSetting(context.db, councilLadders),
      context.reference(),
    ])
    const kind = kinds.find((one) => one.id === id) ?? null
    return kind || id === 'usual' ? { id, kind, ladders } : undefined
  },
  first: (_, { id, ladders }) => ({ ...draftOfLadder(ladderOf(ladders, id)) }),
  page: (_, { id, kind, ladders }, { values, errors }) => ({
    title: kind?.name ?? 'Сходинки нагадувань',
    body: (
      <LadderPage kind={kind} form={ladderForm.parse(values)} usual={!ladders.kinds[id]} errors={errors} />
    ),
  }),
  fields: ladderForm,
  async perform({ c, loaded, input }) {
    const ladder = input.do === 'usual' ? done(null) : readLadder(input)
    return ladder.ok ? keepLadder(c.var.context, c.var.actor, loaded.id, ladder.value) : ladder
  },
  done: (_, { input }) => [
    '/letter-rules',
    input.do === 'usual' ? 'Повернуто загальні сходинки.' : 'Сходинки записано.',
  ],
}

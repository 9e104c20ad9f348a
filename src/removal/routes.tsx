import { z } from 'zod'
import { CandidatesPage } from '../../views/removal/candidates-page.tsx'
import { DecisionsPage } from '../../views/removal/decisions-page.tsx'
import { DraftPage, type Refused } from '../../views/removal/draft-page.tsx'
import { may } from '../access/rights.ts'
import type { Database } from '../db/database.ts'
import { answerBytes } from '../files/web/bytes-answer.ts'
import type { DocumentKind } from '../journals/kind.ts'
import type { Reference } from '../journals/reference.ts'
import { pageOf } from '../kernel/address.ts'
import { dayOf, formatDay } from '../kernel/day.ts'
import { versionRead } from '../kernel/form-fields.ts'
import { pageSizeOf } from '../kernel/list-page.ts'
import { parseInput } from '../kernel/parse-input.ts'
import { plural } from '../kernel/plural.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import { filterChoices } from '../people/lists/filter-choices.ts'
import { formInForce, readFormFile } from '../print/templates/store.ts'
import { wordFile } from '../print/word-file.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { type Form, readForm } from '../web/form.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { adoptDecision } from './actions/adopt-decision.ts'
import { addItems, dropItems, reviewItems, setGround } from './actions/change-items.ts'
import { draftDecision } from './actions/draft-decision.ts'
import { editWording } from './actions/edit-wording.ts'
import { removeToFile } from './actions/remove-to-file.ts'
import { reverseDecision } from './actions/reverse-decision.ts'
import { annexOf } from './annex.ts'
import { readCandidateQuestion, type Track } from './candidate-filter.ts'
import { DECISION, fillDecisionForm } from './form-of-decision.ts'
import { candidates, countCandidates } from './lists/candidates.ts'
import { countDrafts, decisions, openDrafts } from './lists/decisions.ts'
import { decisionOnPaper, decisionText } from './paper.ts'
import type { Removal } from './removal.ts'
import {
  adoptionForm,
  choiceForm,
  groundForm,
  markedForm,
  reversalForm,
  toFileForm,
  wordingForm,
} from './removal-form.ts'
import { findRemoval } from './store.ts'

const router = createRouter()

router.get('/removal', 'see-all', (c) => candidatesPage(c, 'decision', queryOf(c)))
router.get('/removal/to-file', 'see-all', (c) => candidatesPage(c, 'to-file', queryOf(c)))

router.get('/removal/decisions', 'see-all', async (c) => {
  const { db } = c.var.context
  const page = pageOf(c.req.query('page'))
  const pageSize = pageSizeOf(queryOf(c))
  const { kinds } = await c.var.context.reference()
  const [{ items, total }, counts] = await Promise.all([decisions(db, page, pageSize), countsOf(db, kinds)])
  const list = <DecisionsPage rows={items} total={total} page={page} pageSize={pageSize} counts={counts} />
  return renderPage(c, { title: 'Рішення про зняття з контролю', asOf: formatDay(c.var.today) }, list)
})

router.post('/removal', 'control', async (c) => {
  const { context, actor } = c.var
  const form = await readForm(c)
  const { filter } = readCandidateQuestion('decision', filterIn(form))
  const { id, draft } = choiceForm.parse(form)
  if (draft !== '' && form['all'] !== 'yes') {
    const outcome = await addItems(context, actor, { id: draft, taskIds: id })
    if (!outcome.ok) return candidatesPage(c, 'decision', filterIn(form), { refusals: outcome.refusals, id })
    return redirect(c, `/removal/${draft}`, { text: `Додано до проєкту: ${pointsIn(id.length)}.` })
  }
  const chosen = form['all'] === 'yes' ? { filter } : { tasks: id }
  const outcome = await draftDecision(context, actor, { chosen })
  if (!outcome.ok) return candidatesPage(c, 'decision', filterIn(form), { refusals: outcome.refusals, id })
  const { value } = outcome
  return redirect(c, `/removal/${value.id}`, {
    text: `Створено проєкт рішення: ${pointsIn(value.items.length)}.`,
  })
})

router.post('/removal/to-file', 'control', async (c) => {
  const { context, actor } = c.var
  const form = await readForm(c)
  const input = parseInput(toFileForm, form)
  const outcome = input.ok ? await removeToFile(context, actor, input.value.id, input.value) : input
  if (outcome.ok)
    return redirect(c, '/removal/to-file', { text: `Знято з контролю: ${pointsIn(outcome.value)}.` })
  const { words, on } = textsIn(form)
  const { id } = markedForm.parse(form)
  return candidatesPage(c, 'to-file', filterIn(form), { refusals: outcome.refusals, id, words, on })
})

router.get('/removal/:id', 'see-all', (c) => showForm(c, draftPage()))

router.get('/removal/:id/word', 'see-all', async (c) => {
  const removal = await removalOf(c, c.req.param('id'))
  if (!removal) return notFound(c)
  const decision = await textOf(c, removal)
  const { db, files } = c.var.context
  // The form of the day it was adopted on; a draft has today's.
  const form = await formInForce(db, DECISION, { asOf: removal.adoption?.on ?? c.var.today, knownOn: null })
  const bytes = form
    ? await fillDecisionForm(await readFormFile(files, form), decision)
    : await wordFile(decisionOnPaper(fileName(removal), decision))
  return answerBytes(c, bytes, fileName(removal), 'docx')
})

router.post('/removal/:id/wording', 'control', (c) => takeForm(c, wording))
router.post('/removal/:id/exclusions', 'control', (c) => takeForm(c, exclusions))
router.post('/removal/:id/reviews', 'control', (c) => takeForm(c, reviews))
router.post('/removal/:id/grounds', 'control', (c) => takeForm(c, grounds))
router.post('/removal/:id/adoption', 'control', (c) => takeForm(c, adoption))
router.post('/removal/:id/reversal', 'control', (c) => takeForm(c, reversal))

export const removalRoutes = router

/** A refusal of a list, with the marked rows and the typed values. */
interface RefusedChoice {
  refusals: Refusal[]
  id: string[]
  words?: string
  on?: string
}

async function candidatesPage(
  c: RequestContext,
  track: Track,
  query: URLSearchParams,
  refused?: RefusedChoice,
) {
  const { context, actor, today } = c.var
  const question = readCandidateQuestion(track, query)
  const pageSize = pageSizeOf(query)
  const reference = await context.reference()
  const leaves = track === 'decision' ? 'removal-decision' : 'to-file'
  const [{ items, total }, { departments }, counts, drafts] = await Promise.all([
    candidates(context.db, reference.kinds, question, pageSize),
    filterChoices(context.db),
    countsOf(context.db, reference.kinds),
    openDrafts(context.db),
  ])
  const kinds = reference.kinds
    .filter(({ leavesControl }) => leavesControl === leaves)
    .map(({ id, name }) => ({ value: id, label: name }))
  const page = (
    <CandidatesPage
      question={question}
      choices={{ kinds, departments }}
      rows={items}
      kindName={kindNames(reference)}
      total={total}
      pageSize={pageSize}
      asOf={formatDay(today)}
      counts={counts}
      mayControl={may(actor, 'control')}
      drafts={drafts.map(({ id, title, recorded_at }) => ({
        value: id,
        label: `проєкт від ${formatDay(dayOf(recorded_at))}: ${title}`.slice(0, 60),
      }))}
      errors={sentencesOf(refused?.refusals ?? [])}
      sent={refused}
    />
  )
  const status = refused ? statusOf(refused.refusals) : 200
  return renderPage(c, { title: 'Зняття з контролю', asOf: formatDay(today), landscape: true, status }, page)
}

async function countsOf(db: Database, kinds: readonly DocumentKind[]) {
  const [decision, toFile, drafts] = await Promise.all([
    countCandidates(db, kinds, 'decision'),
    countCandidates(db, kinds, 'to-file'),
    countDrafts(db),
  ])
  return { decision, toFile, drafts }
}

/** The page of a decision; `name` is the form of it that was sent. */
function draftPage(name?: Refused['form']): PageOfForms<Removal> {
  return {
    load: (c) => removalOf(c, c.req.param('id') ?? ''),
    page: async (c, found, { values, refusals, errors, readVersion }) => {
      const removal = { ...found, version: readVersion ?? found.version }
      const body = (
        <DraftPage
          removal={removal}
          paper={decisionOnPaper(fileName(removal), await textOf(c, removal))}
          kindName={kindNames(await c.var.context.reference())}
          mayControl={may(c.var.actor, 'control')}
          today={formatDay(c.var.today)}
          refused={name && refusals.length > 0 ? { form: name, values, errors } : undefined}
        />
      )
      return { title: fileName(removal), body }
    },
  }
}

/** A form of that page: what it asks, what is done with that, and what is said then. */
function ofDraft<I>(
  [name, said]: [name: Refused['form'], said: string],
  fields: z.ZodType<I>,
  change: (c: RequestContext, id: string, input: I) => Promise<Result<Removal>>,
): FormPage<Removal, I> {
  return {
    ...draftPage(name),
    fields,
    perform: ({ c, loaded, input }) => change(c, loaded.id, input),
    done: (_, { loaded }) => [`/removal/${loaded.id}`, said],
  }
}

const wording = ofDraft(
  ['wording', 'Слова рішення збережено.'],
  z.object({ version: versionRead }).and(wordingForm),
  ({ var: { context, actor } }, id, { version, ...words }) =>
    editWording(context, actor, { id, wording: words, read: version }),
)
const exclusions = ofDraft(
  ['items', 'Прибрано з проєкту; вони лишаються на контролі.'],
  markedForm,
  ({ var: { context, actor } }, id, marked) => dropItems(context, actor, { id, taskIds: marked.id }),
)
const reviews = ofDraft(
  ['items', 'Зміни враховано.'],
  markedForm,
  ({ var: { context, actor } }, id, marked) => reviewItems(context, actor, { id, taskIds: marked.id }),
)
const grounds = ofDraft(
  ['items', 'Підставу змінено.'],
  groundForm,
  ({ var: { context, actor } }, id, marked) =>
    setGround(context, actor, { id, taskIds: marked.id, ground: marked.ground }),
)
const adoption = ofDraft(
  ['adoption', 'Рішення внесено, усі його пункти знято з контролю.'],
  adoptionForm,
  ({ var: { context, actor } }, id, input) => adoptDecision(context, actor, { id, act: input }),
)
const reversal = ofDraft(
  ['reversal', 'Пункти рішення повернуто на контроль.'],
  reversalForm,
  ({ var: { context, actor } }, id, input) => reverseDecision(context, actor, { id, act: input }),
)

async function removalOf(c: RequestContext, id: string): Promise<Removal | undefined> {
  const { context } = c.var
  return findRemoval(context.db, (await context.reference()).kinds, id)
}

async function textOf(c: RequestContext, { wording, items, adoption }: Removal) {
  const { organization, kinds } = await c.var.context.reference()
  return decisionText(organization, wording, adoption?.annex ?? annexOf(items, kinds), adoption)
}

function fileName({ adoption }: Removal): string {
  return adoption
    ? `Рішення про зняття з контролю № ${adoption.number} від ${formatDay(adoption.on)}`
    : 'Проєкт рішення про зняття з контролю'
}

function kindNames(reference: Reference) {
  return (kind: string) => reference.kind(kind)?.name ?? kind
}

function pointsIn(count: number): string {
  return `${count} ${plural(count, 'пункт', 'пункти', 'пунктів')}`
}

function queryOf(c: RequestContext): URLSearchParams {
  return new URL(c.req.url).searchParams
}

/** The filter that a form carries, as in the address of the list. */
function filterIn(form: Form): URLSearchParams {
  return new URLSearchParams(textsIn(form))
}

function textsIn(form: Form): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

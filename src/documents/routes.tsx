import { html } from 'hono/html'
import { DocumentCardPage } from '../../views/documents/card-page.tsx'
import { CorrectionsPage } from '../../views/documents/corrections-page.tsx'
import { EditDocumentPage } from '../../views/documents/edit-page.tsx'
import { NewDocumentPage } from '../../views/documents/new-page.tsx'
import { NewTaskPage } from '../../views/documents/new-task-page.tsx'
import { DocumentRegisterPage } from '../../views/documents/register-page.tsx'
import type { FormError } from '../../views/parts/error-summary.tsx'
import type { Values } from '../../views/parts/form-fields.ts'
import { maySeeDocument } from '../access/may-see.ts'
import { scopeOf } from '../access/scope.ts'
import { pending } from '../deadlines/on-control.ts'
import { editedFields, type FieldValues, valuesOf } from '../journals/document-fields.ts'
import { correspondentsBeginning, type DocumentRow, findDocument } from '../journals/store.ts'
import { hrefOf, pageOf } from '../kernel/address.ts'
import { formatDay } from '../kernel/day.ts'
import { PAGE_SIZE, pageSizeOf } from '../kernel/list-page.ts'
import { parseInput } from '../kernel/parse-input.ts'
import { all, allOf, inField, type Refusal } from '../kernel/result.ts'
import { filterChoices } from '../people/lists/filter-choices.ts'
import { caseIn } from '../tasks/actions/case-of.ts'
import { actsFor, buttonsFor } from '../tasks/acts.ts'
import { delayOf } from '../tasks/delay.ts'
import { documentCard, type TaskOnCard } from '../tasks/lists/document-with-tasks.ts'
import { partsDue } from '../tasks/part-due.ts'
import { adoptedDecisions, pointsInWork, tasksOfDocuments } from '../tasks/store.ts'
import { type TaskFields, taskFields, taskForm } from '../tasks/task-form.ts'
import { taskStatusOf } from '../tasks/task-status.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { type Form, readForm, typedValues } from '../web/form.ts'
import { type FormPage, showForm, takeForm } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { registerProps } from '../web/register-props.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { type DocumentRule, whyNotDocument } from './act.ts'
import { registerDocument } from './actions/register-document.ts'
import { edit, editDocument, nameOfCorrespondent } from './acts/edit.ts'
import { assignTask, points } from './acts/points.ts'
import { documentActsFor, documentButtonsFor } from './acts.ts'
import { documentCase } from './document-case.ts'
import { documentListHref, readDocumentQuestion } from './document-filter.ts'
import { documentForm, editForm } from './document-form.ts'
import { filesShown } from './files/files-shown.ts'
import { corrections } from './lists/corrections.ts'
import { documentRegister } from './lists/document-register.ts'

const router = createRouter()

router.get('/documents', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const query = new URL(c.req.url).searchParams
  const question = readDocumentQuestion(query)
  const pageSize = pageSizeOf(query)
  const [{ items, total }, choices, reference] = await Promise.all([
    documentRegister(context.db, scopeOf(actor), { ...question, pageSize }, today),
    filterChoices(context.db),
    context.reference(),
  ])
  const last = Math.ceil(total / pageSize)
  if (total > 0 && question.page > last) return c.redirect(documentListHref({ ...question, page: last }), 303)
  const page = (
    <DocumentRegisterPage
      question={question}
      choices={{ ...choices, kinds: reference.kinds.map(({ id, name }) => ({ value: id, label: name })) }}
      rows={items.map((item) => ({ item, kind: reference.kind(item.kind)?.name ?? item.kind }))}
      {...registerProps(c, total, question.filter.text)}
    />
  )
  return renderPage(c, { title: 'Документи', asOf: formatDay(today), landscape: true }, page)
})

router.get('/documents/new', 'register', (c) => {
  const blank = blankTask(c)
  const values = { kind: 'executive-decision', registeredOn: formatDay(c.var.today) }
  return newDocumentPage(c, values, [blank], [])
})

/** Names of correspondents that begin so, for the field that offers them. */
router.get('/documents/correspondents', 'register', async (c) => {
  const names = await correspondentsBeginning(c.var.context.db, c.req.query('q') ?? '')
  return c.html(html`${names.map((name) => html`<li role="option" data-value="${name}">${name}</li>`)}`)
})

router.post('/documents', 'register', async (c) => {
  const form = await readForm(c)
  const typed = typedValues(form)
  const points = typedTasks(form)
  // Buttons of a browser without scripts: one more point, or one less.
  if (form['add'] === 'tasks') return newDocumentPage(c, typed, [...points, blankTask(c, points.length)], [])
  if (typeof form['remove'] === 'string') {
    const removed = Number(form['remove'])
    return newDocumentPage(
      c,
      typed,
      points.filter((_, place) => place !== removed),
      [],
    )
  }
  const filled = points.filter(
    ({ text, term, executors }) => text.trim() || term.trim() || executors.some((line) => line.trim()),
  )
  const draft = parseInput(documentForm, form)
  const tasks = filled.map((task, place) =>
    inField(parseInput(taskForm, task), (name) => `tasks[${place}][${name}]`),
  )
  const read = allOf({ draft, tasks: all(tasks) })
  const shown = filled.length > 0 ? filled : [blankTask(c)]
  if (!read.ok) return newDocumentPage(c, typed, shown, read.refusals)
  const { context, actor } = c.var
  const outcome = await registerDocument(context, actor, {
    ...read.value.draft,
    tasks: read.value.tasks,
    despiteDuplicate: form['despiteTwin'] === 'yes',
  })
  if (!outcome.ok) return newDocumentPage(c, typed, shown, outcome.refusals)
  const { id, number, registered_on } = outcome.value
  const text = `Зареєстровано: № ${number} від ${formatDay(registered_on)}.`
  return redirect(c, `/documents/${id}`, { text, clearDraft: 'new-document' })
})

router.get('/corrections', 'see-all', async (c) => {
  const { context, actor } = c.var
  const page = pageOf(c.req.query('page'))
  const { items, total, names } = await corrections(context.db, actor, page)
  const list = (
    <CorrectionsPage
      items={items}
      names={names}
      page={page}
      pageSize={PAGE_SIZE}
      total={total}
      href={(to) => hrefOf('/corrections', { page: to > 1 && String(to) })}
    />
  )
  return renderPage(c, { title: 'Виправлення' }, list)
})

router.get('/documents/:id', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const id = c.req.param('id')
  if (!(await maySeeDocument(context.db, actor, id))) return notFound(c)
  const [card, reference] = await Promise.all([documentCard(context.db, actor, id), context.reference()])
  if (!card) return notFound(c)
  const statuses = card.tasks.map(({ row }) => taskStatusOf(row, today, reference.calendar))
  const current = currentTask(card.tasks, c.req.query('task'))
  const above = card.tasks.find(({ row }) => row.id === current?.row.parent_id)
  const [inWork, decisions, documentAsItIs] = await Promise.all([
    pointsInWork(context.db, [id]),
    adoptedDecisions(context.db, [id]),
    documentCase(context, card.document),
  ])
  const taskCase =
    current &&
    caseIn(current, { document: card.document, reference, parent: above, inWork, decisions, today })
  const acts = taskCase ? actsFor(taskCase, actor) : []
  const page = (
    <DocumentCardPage
      card={card}
      kind={reference.kind(card.document.kind)!}
      today={today}
      statuses={statuses}
      current={current}
      acts={taskCase ? buttonsFor(taskCase, actor) : []}
      partsDue={current ? partsDue(current.state, reference.partDaysBefore, today, reference.calendar) : []}
      delay={current ? delayOf(current.facts, current.state, today) : null}
      files={await filesShown(context.db, actor, card.document, current)}
      besideTask={current && (await context.besideTask(context, actor, { taskId: current.row.id, acts }))}
      documentActs={documentActsFor(documentAsItIs, actor)}
      documentButtons={documentButtonsFor(documentAsItIs, actor)}
      mayEditTask={acts.includes('edit')}
    />
  )
  return renderPage(
    c,
    { title: `№ ${card.document.number} · ${card.document.title}`, asOf: formatDay(today) },
    page,
  )
})

router.get('/documents/:id/edit', 'register', (c) => showForm(c, editing))
router.post('/documents/:id/edit', 'register', (c) => takeForm(c, editing))

router.get('/documents/:id/tasks/new', 'register', async (c) => {
  const document = await documentFor(c, points)
  if (!document) return notFound(c)
  const { length } = await tasksOfDocuments(c.var.context.db, [document.id])
  return newTaskPage(c, document, blankTask(c, length), [])
})

router.post('/documents/:id/tasks', 'register', async (c) => {
  const form = await readForm(c)
  const { context, actor } = c.var
  const document = await documentOf(c)
  if (!document) return notFound(c)
  const typed = taskFields.safeParse(form).data ?? blankTask(c)
  const input = parseInput(taskForm, form)
  const outcome = input.ok
    ? await assignTask(context, actor, { documentId: document.id, input: input.value })
    : input
  if (!outcome.ok) return newTaskPage(c, document, typed, outcome.refusals)
  return redirect(c, `/documents/${document.id}?task=${outcome.value.row.id}`, { text: points.done })
})

export const documentRoutes = router

/** The document of the address. */
function documentOf(c: RequestContext): Promise<DocumentRow | undefined> {
  return findDocument(c.var.context.db, c.req.param('id') ?? '')
}

/** The same, where this may be done to it now. */
async function documentFor(c: RequestContext, act: DocumentRule): Promise<DocumentRow | undefined> {
  const document = await documentOf(c)
  return document && (await mayBeDone(c, document, act)) ? document : undefined
}

async function mayBeDone(
  { var: { context, actor } }: RequestContext,
  document: DocumentRow,
  act: DocumentRule,
) {
  return whyNotDocument(act, await documentCase(context, document), actor) === null
}

/** Correcting a registered document; a value that another person saved meanwhile is shown beside the typed one. */
const editing: FormPage<DocumentRow, FieldValues> = {
  load: documentOf,
  first: async (c, document) => ((await mayBeDone(c, document, edit)) ? savedValues(c, document) : undefined),
  fields: editForm,
  perform: async ({ c, loaded, input, values }) => {
    const { context, actor } = c.var
    const { incoming } = (await context.reference()).kind(loaded.kind)!
    const fields = editedFields.filter((field) => incoming || !field.incoming).map(({ key }) => key)
    return editDocument(context, actor, {
      documentId: loaded.id,
      version: Number(values['version']),
      input: Object.fromEntries(fields.map((key) => [key, input[key]])),
    })
  },
  done: (_, { loaded }) => [`/documents/${loaded.id}`, edit.done],
  page: async (c, document, { values, refusals, errors, readVersion }) => ({
    title: `Виправити № ${document.number}`,
    body: (
      <EditDocumentPage
        document={{ ...document, version: readVersion ?? document.version }}
        incoming={(await c.var.context.reference()).kind(document.kind)!.incoming}
        values={values}
        theirs={refusals.some(({ code }) => code === 'conflict') ? await savedValues(c, document) : undefined}
        errors={errors}
      />
    ),
  }),
}

async function savedValues(c: RequestContext, document: DocumentRow): Promise<Values> {
  const correspondent = await nameOfCorrespondent(c.var.context.db, document.correspondent_id)
  return valuesOf({ ...document, correspondent })
}

/** The task named in the address, else the first one that is still open. */
function currentTask(tasks: TaskOnCard[], requestedId: string | undefined): TaskOnCard | undefined {
  const open = tasks
    .filter(({ row }) => pending.of(row))
    .sort((a, b) => (a.row.due_order > b.row.due_order ? 1 : -1))
  return tasks.find(({ row }) => row.id === requestedId) ?? open[0] ?? tasks[0]
}

/** An empty point, numbered by its place among the others. */
function blankTask(c: RequestContext, place = 0): TaskFields {
  const point = String(place + 1)
  return { ...taskFields.parse({}), point, placedOn: formatDay(c.var.today), executors: [] }
}

function typedTasks(form: Form): TaskFields[] {
  const given = Array.isArray(form['tasks']) ? form['tasks'] : []
  return given.flatMap((one) => {
    const read = taskFields.safeParse(one)
    return read.success ? [read.data] : []
  })
}

async function newDocumentPage(c: RequestContext, values: Values, tasks: TaskFields[], refusals: Refusal[]) {
  const { kinds } = await c.var.context.reference()
  const duplicate = refusals.find(({ code }) => code === 'registered-already')?.facts
  const page = (
    <NewDocumentPage
      kinds={kinds}
      values={values}
      tasks={tasks}
      blankTask={blankTask(c, tasks.length)}
      errors={pointErrors(refusals)}
      duplicate={
        duplicate && {
          href: `/documents/${duplicate['id']}`,
          label: `№ ${duplicate['number']} від ${duplicate['date']}`,
        }
      }
    />
  )
  return renderPage(c, { title: 'Новий документ', status: statusOf(refusals) }, page)
}

function newTaskPage(c: RequestContext, document: DocumentRow, fields: TaskFields, refusals: Refusal[]) {
  const errors = pointErrors(refusals)
  const page = (
    <NewTaskPage documentId={document.id} documentName={nameOf(document)} fields={fields} errors={errors} />
  )
  return renderPage(c, { title: 'Новий пункт', status: statusOf(refusals) }, page)
}

/** The reasons by the fields of the form: what is wrong with a due day is mended in the field of the term. */
function pointErrors(refusals: Refusal[]): FormError[] {
  return sentencesOf(refusals).map(({ field, message }) => ({
    message,
    field: field?.replace(/\bdue(?=\]?$)/, 'term'),
  }))
}

function nameOf(document: DocumentRow): string {
  return `№ ${document.number} від ${formatDay(document.registered_on)}`
}

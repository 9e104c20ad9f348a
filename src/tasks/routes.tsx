import { ActPage } from '../../views/tasks/act-page.tsx'
import { EditTaskPage } from '../../views/tasks/edit-page.tsx'
import { factEntries } from '../../views/tasks/fact-entries.tsx'
import { MyPage } from '../../views/tasks/my-page.tsx'
import { QueuePage } from '../../views/tasks/queue-page.tsx'
import { TaskRegisterPage } from '../../views/tasks/register-page.tsx'
import { maySeeTask } from '../access/may-see.ts'
import { scopeOf } from '../access/scope.ts'
import type { Database } from '../db/database.ts'
import { askingNotes } from '../deadlines/extension.ts'
import { formatTerm, type Term } from '../deadlines/term.ts'
import { dropAll, type ReceivedFile } from '../files/received-file.ts'
import { readFileRules } from '../files/store.ts'
import { receiveForm } from '../files/web/upload-form.ts'
import type { Reference } from '../journals/reference.ts'
import { findDocument } from '../journals/store.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import { pageSizeOf } from '../kernel/list-page.ts'
import { done, type Refusal, type Result } from '../kernel/result.ts'
import { openDirectory } from '../people/directory.ts'
import { type Executor, executorLabel } from '../people/executor.ts'
import { filterChoices } from '../people/lists/filter-choices.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { type Form, isMultipart, readForm, typedValues } from '../web/form.ts'
import { type FormPage, showForm, takeForm } from '../web/form-page.ts'
import { ownPath } from '../web/own-path.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { registerProps } from '../web/register-props.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import type { FormAct } from './act.ts'
import { sendActForm } from './act-form.ts'
import type { KnownBefore } from './act-notes.ts'
import { caseOf, extensionFacts } from './actions/case-of.ts'
import type { TaskEdit } from './actions/facts-put-right.ts'
import { performAct } from './actions/perform-act.ts'
import { withEvidence } from './actions/with-evidence.ts'
import { edit } from './acts/edit.ts'
import { retractions, undoFact } from './acts/retractions.ts'
import { type FormActName, formActs, mayAct } from './acts.ts'
import { openPointsBy } from './control-points.ts'
import { documentCard } from './lists/document-with-tasks.ts'
import { hideTasks, hideTexts } from './lists/hide-texts.ts'
import { myTasks } from './lists/my-tasks.ts'
import { queueOf } from './lists/queue.ts'
import { taskRows } from './lists/task-columns.ts'
import { taskRegister } from './lists/task-register.ts'
import { withdrawnReport } from './retraction.ts'
import { findTask, pointsInWork, type Task } from './store.ts'
import { readTaskQuestion, taskListHref } from './task-filter.ts'
import { taskEditForm } from './task-form.ts'
import { undoPath } from './undo-path.ts'

const router = createRouter()

router.get('/my', 'execute', async (c) => {
  const { context, actor, today } = c.var
  const page = <MyPage parts={await myTasks(context, actor, today)} today={today} />
  return renderPage(c, { title: 'Мої завдання', asOf: formatDay(today) }, page)
})

router.get('/queue', 'control', async (c) => {
  const { context, actor, today } = c.var
  const page = <QueuePage queue={await queueOf(context, actor, today)} today={today} />
  return renderPage(c, { title: 'Черга контролера', asOf: formatDay(today) }, page)
})

router.get('/tasks', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const query = new URL(c.req.url).searchParams
  const question = readTaskQuestion(query)
  const pageSize = pageSizeOf(query)
  const [{ items, total }, { departments, controllers }, reference] = await Promise.all([
    taskRegister(context.db, scopeOf(actor), { ...question, pageSize }, today),
    filterChoices(context.db),
    context.reference(),
  ])
  const last = Math.ceil(total / pageSize)
  if (total > 0 && question.page > last) return c.redirect(taskListHref({ ...question, page: last }), 303)
  const rows = await hideTexts(context.db, actor, items)
  const page = (
    <TaskRegisterPage
      question={question}
      choices={{ departments, controllers, kinds: kindChoices(reference) }}
      rows={taskRows(rows, reference, today)}
      personName={await personNamed(context.db, question.filter.person)}
      {...registerProps(c, total, question.filter.text)}
    />
  )
  return renderPage(c, { title: 'Завдання на контролі', asOf: formatDay(today), landscape: true }, page)
})

router.get('/tasks/:id', 'see-register', async (c) => {
  const seen = await seenTask(c, c.req.param('id'))
  return seen ? c.redirect(`/documents/${seen.row.document_id}?task=${seen.row.id}`, 303) : notFound(c)
})

router.get('/tasks/:id/edit', 'register', (c) => showForm(c, editing))
router.post('/tasks/:id/edit', 'register', (c) => takeForm(c, editing))

for (const act of formActs) {
  router.get(`/tasks/:id/${act.name}`, 'see-register', async (c) => {
    const task = await seenTask(c, c.req.param('id') ?? '')
    return task && mayAct(act.name, await caseOf(c.var.context, task), c.var.actor)
      ? actPage(c, { act, task }, { from: c.req.query('back') })
      : notFound(c)
  })

  router.post(`/tasks/:id/${act.name}`, 'see-register', async (c) => {
    const task = await seenTask(c, c.req.param('id') ?? '')
    if (!task) return notFound(c)
    const { form, files } = await readAct(c, act, task)
    const { context, actor } = c.var
    const send = (received: ReceivedFile[]) =>
      sendActForm(context, actor, {
        act,
        taskId: task.row.id,
        form,
        readSeq: seqOf(form['seq']),
        also: withEvidence(context, actor, received),
      })
    const outcome = files.ok ? await send(files.value).finally(() => dropAll(files.value)) : files
    if (!outcome.ok) {
      const now = (await seenTask(c, task.row.id)) ?? task
      const values = typedValues(form)
      return actPage(
        c,
        { act, task: now },
        {
          values,
          refusals: outcome.refusals,
          from: values['back'],
          readSeq: seqOf(form['seq']),
          filesLost: !files.ok || files.value.length > 0,
        },
      )
    }
    const back = lists[String(form['back'])] ?? cardOf(task)
    const undo = act.undoable && undoPath(outcome.value, back)
    return redirect(c, back, { text: act.words.done, undo })
  })
}

router.post('/tasks/:id/undoings/:seq', 'see-register', async (c) => {
  const { context, actor } = c.var
  const task = await seenTask(c, c.req.param('id'))
  if (!task) return notFound(c)
  const outcome = await undoFact(context, actor, task.row.id, Number(c.req.param('seq')))
  if (outcome.ok) {
    const text = 'Скасовано: запис лишився в історії як помилковий.'
    return redirect(c, ownPath(c.req.query('back') ?? cardOf(task)), { text })
  }
  const now = (await seenTask(c, task.row.id)) ?? task
  return actPage(c, { act: retractions, task: now }, { values: {}, refusals: outcome.refusals })
})

export const taskRoutes = router

type TaskFormAct = FormAct<FormActName, unknown>

/** The lists that an act may be done from, and come back to. */
const lists: Record<string, string | undefined> = { my: '/my', queue: '/queue' }

async function personNamed(db: Database, id: string | undefined): Promise<string | undefined> {
  if (!id) return undefined
  const { people } = await openDirectory(db)
  return people.find((person) => person.id === id)?.short_name
}

function kindChoices({ kinds }: Reference) {
  return kinds.map(({ id, name }) => ({ value: id, label: name }))
}

/** The task, if this person may see it. */
async function seenTask(c: RequestContext, id: string): Promise<Task | undefined> {
  const { context, actor } = c.var
  if (!(await maySeeTask(context.db, actor, id))) return undefined
  const task = await findTask(context.db, id)
  return task && (await hideTasks(context.db, actor, [task]))[0]
}

/** What was sent, with the files of an act that may bring some; those of an act that is refused anyway are passed over. */
async function readAct(
  c: RequestContext,
  act: TaskFormAct,
  task: Task,
): Promise<{ form: Form; files: Result<ReceivedFile[]> }> {
  if (!act.evidence || !isMultipart(c)) return { form: await readForm(c), files: done([]) }
  const { context, actor } = c.var
  const possible = mayAct(act.name, await caseOf(context, task), actor)
  const { fields, files } = await receiveForm(c, await readFileRules(context.db), !possible)
  return { form: fields, files }
}

/** How a form is shown: what was typed, why it was refused, and the list it was opened from. */
interface ShownAct {
  /** first of all what the act begins with */
  values?: Record<string, string>
  refusals?: Refusal[]
  from?: string | undefined
  /** the seq of the page the person decided on */
  readSeq?: number | undefined
  /** whether files that were chosen have to be chosen again */
  filesLost?: boolean
}

async function actPage(c: RequestContext, { act, task }: { act: TaskFormAct; task: Task }, shown: ShownAct) {
  const { context, actor, today } = c.var
  const { refusals = [], from, readSeq = task.row.seq, filesLost = false } = shown
  const [inWork, card, reference, taskCase, extension] = await Promise.all([
    pointsInWork(context.db, [task.row.document_id]),
    documentCard(context.db, actor, task.row.document_id),
    context.reference(),
    caseOf(context, task),
    extensionFacts(context, task),
  ])
  const { document, names, tasks } = card!
  const { retractable } = taskCase
  const entries = factEntries(task.facts, card!)
  const mistake = entries.find(({ fact }) => fact.seq === retractable?.seq)
  const wordsOf = new Map(tasks.map(({ row }) => [row.id, row.text]))
  const kind = reference.kind(task.row.kind)!
  const known: KnownBefore = {
    state: task.state,
    kind,
    correspondent: document.correspondent,
    extension: askingNotes({ ...extension, requestedOn: today }),
    names,
    executors: tasks.find(({ row }) => row.id === task.row.id)?.executors.map(executorLabel) ?? [],
    below: tasks
      .filter(({ row }) => row.parent_id === task.row.id && !row.executed_on)
      .map(({ row, executors }) => [executors[0]?.person, row.text].filter(Boolean).join(' — ')),
    withdrawn: withdrawnReport(task.facts),
    mistake: mistake && `${mistake.when} — ${mistake.what}${mistake.note ? ` (${mistake.note})` : ''}`,
  }
  const values = shown.values ?? { ...daysOf(act, today), ...act.values?.(known) }
  // What the person decided on may be older than the task: the form goes on from what it is now.
  const page = (
    <ActPage
      act={act}
      task={{
        id: task.row.id,
        seq: task.row.seq,
        point: task.row.point,
        text: task.row.text,
        documentId: document.id,
        documentName: `№ ${document.number} від ${formatDay(document.registered_on)}`,
        dueDay: task.row.due_day ? formatDay(task.row.due_day) : '',
      }}
      byDecisionOnly={kind.leavesControl === 'removal-decision'}
      values={mistake ? { ...values, fact: String(mistake.fact.seq) } : values}
      errors={sentencesOf(refusals)}
      newer={entries.filter(({ fact }) => fact.seq > readSeq)}
      about={act.about?.(known)}
      openBelow={known.below.length > 0}
      others={inWork
        .filter(({ id }) => id !== task.row.id)
        .map(({ id, point }) => ({ value: id, label: [point, wordsOf.get(id)].filter(Boolean).join('. ') }))}
      points={openPointsBy(task.state.points ?? [], today).map(({ due, period }) => ({
        value: due,
        label: `${formatDay(due)}, за ${period}`,
      }))}
      back={from && lists[from] ? { name: from, href: lists[from] } : undefined}
      possible={mayAct(act.name, taskCase, actor)}
      evidence={act.evidence ? await readFileRules(context.db) : undefined}
      filesLost={filesLost}
    />
  )
  return renderPage(c, { title: act.words.title, status: statusOf(refusals) }, page)
}

/** The day of an act is filled in with today; a due day is left empty, for the form cannot guess it. */
function daysOf({ fields }: TaskFormAct, today: Day): Record<string, string> {
  const days = fields.flatMap((field) =>
    field.kind === 'day' && !field.quicks && !field.optional ? [field.name] : [],
  )
  return Object.fromEntries(days.map((name) => [name, formatDay(today)]))
}

async function savedValues(c: RequestContext, { row, state }: Task): Promise<Record<string, string>> {
  const { people, departments } = await openDirectory(c.var.context.db)
  const person = (id: string | null) => people.find((one) => one.id === id)?.short_name ?? ''
  const label = ({ departmentId, personId, role }: Executor) => {
    const department = departments.find(({ id }) => id === departmentId)?.name ?? ''
    const named = executorLabel({ department, person: person(personId) || null })
    return role === 'informed' ? `${named} (до відома)` : named
  }
  return {
    point: row.point,
    text: row.text,
    term: termAsTyped(row, state.firstDueDay),
    extendedUntil: state.extensions.length > 0 ? formatDay(state.extensions.at(-1)!.until) : '',
    executors: state.executors.map(label).join('\n'),
    controller: person(row.controller_id),
    supervisor: person(row.supervisor_id),
    special: row.special ? 'yes' : '',
  }
}

function termAsTyped({ term }: Pick<Task['row'], 'term'>, due: Day | null): string {
  const given: Term | null = term && JSON.parse(term)
  if (given?.kind === 'periodic' || given?.kind === 'permanent') return formatTerm(given)
  return due ? formatDay(due) : 'без строку'
}

/** Correcting the text of a task; a value that another person saved meanwhile is shown beside the typed one. */
const editing: FormPage<Task, TaskEdit> = {
  load: (c) => seenTask(c, c.req.param('id') ?? ''),
  first: async (c, task) =>
    mayAct('edit', await caseOf(c.var.context, task), c.var.actor) ? savedValues(c, task) : undefined,
  fields: taskEditForm,
  perform: ({ c, loaded, input, values }) =>
    performAct(c.var.context, c.var.actor, {
      act: edit,
      taskId: loaded.row.id,
      input,
      readSeq: seqOf(values['seq']),
    }),
  done: (_, { loaded }) => [cardOf(loaded), 'Зміни збережено.'],
  page: async (c, task, { values, refusals, errors, readVersion }) => {
    const document = (await findDocument(c.var.context.db, task.row.document_id))!
    const conflict = refusals.some(({ code }) => code === 'conflict')
    const body = (
      <EditTaskPage
        task={{
          id: task.row.id,
          seq: readVersion ?? task.row.seq,
          documentId: document.id,
          documentName: `№ ${document.number} від ${formatDay(document.registered_on)}`,
        }}
        values={values}
        theirs={conflict ? await savedValues(c, task) : undefined}
        errors={errors}
      />
    )
    return { title: 'Виправити завдання', body }
  },
}

function seqOf(seq: unknown): number | undefined {
  return typeof seq === 'string' && /^\d{1,9}$/.test(seq) ? Number(seq) : undefined
}

function cardOf({ row }: Task): string {
  return `/documents/${row.document_id}?task=${row.id}`
}

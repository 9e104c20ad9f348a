import { type ZodType, z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Right } from '../access/rights.ts'
import { scopeOf } from '../access/scope.ts'
import type { Alongside } from '../db/database.ts'
import { PAGE_SIZE } from '../kernel/list-page.ts'
import { done, type Result, reject } from '../kernel/result.ts'
import { day, pageNumber, text } from '../kernel/sent-values.ts'
import { openDirectory } from '../people/directory.ts'
import { acceptReport } from '../tasks/actions/accept-report.ts'
import { acknowledge } from '../tasks/actions/acknowledge.ts'
import { askExtension } from '../tasks/actions/ask-extension.ts'
import { declineReassignment } from '../tasks/actions/decline-reassignment.ts'
import { extendTerm } from '../tasks/actions/extend-term.ts'
import { giveNote } from '../tasks/actions/give-note.ts'
import { giveSubInstruction } from '../tasks/actions/give-sub-instruction.ts'
import { mergeTask } from '../tasks/actions/merge-task.ts'
import { placeOnControl } from '../tasks/actions/place-on-control.ts'
import { proposeReassignment } from '../tasks/actions/propose-reassignment.ts'
import { reassign } from '../tasks/actions/reassign.ts'
import { recordExecution } from '../tasks/actions/record-execution.ts'
import { refuseExtension } from '../tasks/actions/refuse-extension.ts'
import { removeFromControl } from '../tasks/actions/remove-from-control.ts'
import { reportExecution } from '../tasks/actions/report-execution.ts'
import { reportPart } from '../tasks/actions/report-part.ts'
import { retractFact } from '../tasks/actions/retract-fact.ts'
import { returnForRework } from '../tasks/actions/return-for-rework.ts'
import { returnToControl } from '../tasks/actions/return-to-control.ts'
import { splitTask } from '../tasks/actions/split-task.ts'
import {
  acceptanceInput,
  acknowledgementInput,
  controlAgainInput,
  executionInput,
  executorsOf,
  extensionInput,
  extensionRefusalInput,
  extensionRequestInput,
  mergingInput,
  noteInput,
  partInput,
  placementInput,
  reassignmentInput,
  reassignmentProposalInput,
  reassignmentRefusalInput,
  removalInput,
  removalOf,
  reportInput,
  retractionInput,
  returnInput,
  splitOffOf,
  splittingInput,
  subInstructionInput,
} from '../tasks/inputs.ts'
import { hideTexts } from '../tasks/lists/hide-texts.ts'
import { taskRegister } from '../tasks/lists/task-register.ts'
import { findTask, type Task } from '../tasks/store.ts'
import { taskStates } from '../tasks/task-filter.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Api } from './operation.ts'
import { readNames } from './read-names.ts'
import { answerOfTaskItem, replyWithTask, taskAnswer, taskListAnswer } from './task-answers.ts'

const taskQuery = z.strictObject({
  department: text(300).optional(),
  kind: text(80).optional(),
  state: z.enum(Object.keys(taskStates) as (keyof typeof taskStates)[]).optional(),
  controller: text(300).optional(),
  person: text(300).optional(),
  special: z.enum(['yes']).optional(),
  from: day.optional(),
  to: day.optional(),
  text: text(200).optional(),
  order: z.enum(['due', '-due', 'document', '-document']).optional(),
  page: pageNumber.optional(),
})

/** A program sends bytes and words apart: the files land, then the act says what they prove. */
const evidenceFirst = 'Файли, якщо є, додають перед тим: POST /tasks/{id}/files.'

export function declareTasks(api: Api): void {
  api.declare(
    {
      method: 'get',
      path: '/tasks',
      right: 'see-register',
      summary: 'Завдання; без state — ті, що на контролі; from і to — дні строку.',
      query: taskQuery,
      answer: taskListAnswer,
    },
    async ({ context, actor, today, query }) => {
      const { state, special, from, to, text, order = 'due' } = query
      const reference = await context.reference()
      const named = readNames(query, reference, await openDirectory(context.db))
      if (!named.ok) return named
      const page = Number(query.page ?? 1)
      const filter = { ...named.value, state, special: special && true, from, to, text }
      const { items, total } = await taskRegister(context.db, scopeOf(actor), { filter, order, page }, today)
      const shown = await hideTexts(context.db, actor, items)
      const answers = shown.map((item) => answerOfTaskItem(item, today, reference.calendar))
      return done({ body: { items: answers, total, page, pageSize: PAGE_SIZE } })
    },
  )

  act(api, 'placement', 'control', 'Взяти на контроль.', placementInput, (a) =>
    placeOnControl(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'reports', 'report', `Звітувати про виконання. ${evidenceFirst}`, reportInput, (a) => {
    const report = { ...a.body, outgoing: a.body.outgoing ?? null }
    return reportExecution(a.context, a.actor, a.id, report, a.seq, a.also)
  })
  act(api, 'acknowledgement', 'report', 'Підтвердити отримання.', acknowledgementInput, (a) =>
    acknowledge(a.context, a.actor, a.id, a.seq, a.also),
  )
  act(api, 'notes', 'report', 'Подати проміжну інформацію.', noteInput, (a) =>
    giveNote(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'parts', 'report', `Подати частину співвиконавця. ${evidenceFirst}`, partInput, (a) =>
    reportPart(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(
    api,
    'extension-requests',
    'report',
    `Просити продовжити строк. ${evidenceFirst}`,
    extensionRequestInput,
    (a) => askExtension(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'extension-refusals', 'control', 'Відмовити у продовженні строку.', extensionRefusalInput, (a) =>
    refuseExtension(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(
    api,
    'reassignment-proposals',
    'report',
    '«Не наше»: пропонувати, чиє.',
    reassignmentProposalInput,
    (a) => proposeReassignment(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'reassignment-refusals', 'control', 'Лишити за виконавцем.', reassignmentRefusalInput, (a) =>
    declineReassignment(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'reassignment', 'control', 'Передати іншим виконавцям.', reassignmentInput, (a) => {
    const given = { executors: executorsOf(a.body.executors), ground: a.body.ground }
    return reassign(a.context, a.actor, a.id, given, a.seq, a.also)
  })
  act(api, 'splitting', 'control', 'Виділити частину в окремий пункт.', splittingInput, (a) =>
    splitTask(a.context, a.actor, a.id, splitOffOf(a.body), a.seq, a.also),
  )
  act(api, 'merging', 'control', 'Об’єднати з іншим пунктом документа.', mergingInput, (a) =>
    mergeTask(a.context, a.actor, a.id, { ...a.body, text: a.body.text ?? null }, a.seq, a.also),
  )
  act(api, 'sub-instructions', 'report', 'Доручити частину у підрозділі.', subInstructionInput, (a) => {
    const given = { ...a.body, due: a.body.due ?? null }
    return giveSubInstruction(a.context, a.actor, a.id, given, a.seq, a.also)
  })
  act(api, 'acceptance', 'report', 'Прийняти звіт.', acceptanceInput, (a) =>
    acceptReport(a.context, a.actor, a.id, a.seq, a.also),
  )
  act(api, 'returns', 'report', 'Повернути на доопрацювання.', returnInput, (a) =>
    returnForRework(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(api, 'execution', 'report', 'Записати виконання, відоме з іншого джерела.', executionInput, (a) => {
    const execution = { on: a.body.on, completeness: a.body.completeness ?? null, note: a.body.note ?? null }
    return recordExecution(a.context, a.actor, a.id, execution, a.seq, a.also)
  })
  act(api, 'extensions', 'control', 'Продовжити строк.', extensionInput, (a) => {
    const extension = { ...a.body, decidedBy: a.body.decidedBy ?? null, ground: a.body.ground ?? null }
    return extendTerm(a.context, a.actor, a.id, extension, a.seq, a.also)
  })
  act(api, 'removal', 'control', 'Зняти з контролю: за резолюцією або рішенням.', removalInput, (a) =>
    removeFromControl(a.context, a.actor, a.id, removalOf(a.body), a.seq, a.also),
  )
  act(api, 'control-again', 'control', 'Повернути на контроль.', controlAgainInput, (a) =>
    returnToControl(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
  act(
    api,
    'retractions',
    'report',
    'Скасувати помилковий запис: останній, із причиною; в історії лишаються обидва.',
    retractionInput,
    (a) => retractFact(a.context, a.actor, a.id, a.body, a.seq, a.also),
  )
}

interface Act<B> {
  context: AppContext
  actor: Actor
  id: string
  body: B
  /** The version of the task that was seen, where it was named. */
  seq: number | undefined
  also: Alongside<Task>
}

/** Something that happens to a task: the answer is the task after it. */
function act<B>(
  { declare }: Api,
  name: string,
  right: Right,
  summary: string,
  body: ZodType<B>,
  take: (act: Act<B>) => Promise<Result<Task>>,
): void {
  declare(
    {
      method: 'post',
      path: `/tasks/:id/${name}`,
      right,
      summary,
      body,
      answer: taskAnswer,
      status: 201,
      ifMatch: 'optional',
    },
    async ({ context, actor, today, id, body, version, keep }) => {
      const { calendar } = await context.reference()
      const seq = version ?? undefined
      const also = (made: Task) => keep(replyWithTask(made, today, calendar))
      const outcome = await take({ context, actor, id, body, seq, also })
      if (outcome.ok) return done(replyWithTask(outcome.value, today, calendar))
      const overtaken = version !== null && outcome.refusals.some(({ code }) => code === 'conflict')
      if (!overtaken) return outcome
      const now = await findTask(context.db, id)
      return reject({ code: 'version-mismatch', facts: { version: now!.row.seq } })
    },
  )
}

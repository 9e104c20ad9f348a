import { z } from 'zod'
import type { Right } from '../access/rights.ts'
import { scopeOf } from '../access/scope.ts'
import { PAGE_SIZE } from '../kernel/list-page.ts'
import { done, map } from '../kernel/result.ts'
import { day, pageNumber, text } from '../kernel/sent-values.ts'
import { openDirectory } from '../people/directory.ts'
import { answerRow } from '../print/register-column.ts'
import type { FormAct, Rule } from '../tasks/act.ts'
import { type Performance, performAct } from '../tasks/actions/perform-act.ts'
import { edit, taskCorrection } from '../tasks/acts/edit.ts'
import { formActs } from '../tasks/acts.ts'
import { hideTexts } from '../tasks/lists/hide-texts.ts'
import { type TaskRow, taskColumns, taskRows } from '../tasks/lists/task-columns.ts'
import { taskRegister } from '../tasks/lists/task-register.ts'
import { findTask, type Task } from '../tasks/store.ts'
import { taskStates } from '../tasks/task-filter.ts'
import type { Api } from './operation.ts'
import { readNames } from './read-names.ts'
import { replyWithTask, taskAnswer, taskListAnswer } from './task-answers.ts'
import { orVersionMismatch } from './version-mismatch.ts'

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
      const answers = taskRows(shown, reference, today).map((row) => answerRow<TaskRow>(taskColumns, row))
      return done({ body: { items: answers, total, page, pageSize: PAGE_SIZE } })
    },
  )

  for (const act of formActs) declareAct(api, act)
  declareAct(api, {
    ...edit,
    name: 'corrections',
    input: taskCorrection,
    words: { summary: 'Виправити записане помилково: зміст, пункт, строк, виконавців.' },
  })
}

type DeclaredAct = Pick<FormAct<string, unknown>, 'name' | 'by' | 'ofSub' | 'input' | 'evidence'> &
  Performance<unknown>['act'] & { words: Pick<FormAct<string, unknown>['words'], 'summary'> }

/** Something that happens to a task: the answer is the task after it. */
function declareAct({ declare }: Api, act: DeclaredAct): void {
  declare(
    {
      method: 'post',
      path: `/tasks/:id/${act.name}`,
      right: rightFor(act),
      summary: act.evidence ? `${act.words.summary} ${evidenceFirst}` : act.words.summary,
      body: act.input,
      answer: taskAnswer,
      status: 201,
      ifMatch: 'optional',
    },
    async ({ context, actor, today, id, body, version, keep }) => {
      const { calendar } = await context.reference()
      const readSeq = version ?? undefined
      const also = (made: Task) => keep(replyWithTask(made, today, calendar))
      const outcome = await performAct(context, actor, { act, taskId: id, input: body, readSeq, also })
      const versionNow = async () => (await findTask(context.db, id))!.row.seq
      const answered = await orVersionMismatch(outcome, version, versionNow)
      return map(answered, (made) => replyWithTask(made, today, calendar))
    },
  )
}

/** Who may ask at all; the rule says whether this task is for them. */
function rightFor({ by, ofSub }: Pick<Rule, 'by' | 'ofSub'>): Right {
  if (by.includes('registrar')) return 'register'
  return [...by, ...(ofSub?.by ?? [])].every((part) => part === 'controller') ? 'control' : 'report'
}

import { z } from 'zod'
import { maySeeDocument } from '../access/may-see.ts'
import { scopeOf } from '../access/scope.ts'
import type { DocumentFormAct } from '../documents/act.ts'
import type { DocumentAfter } from '../documents/actions/perform-document-act.ts'
import { performDocumentAct } from '../documents/actions/perform-document-act.ts'
import { registerDocument } from '../documents/actions/register-document.ts'
import { edit, editDocument } from '../documents/acts/edit.ts'
import { assignTask, points } from '../documents/acts/points.ts'
import { type DocumentFormActName, documentFormActs } from '../documents/acts.ts'
import { documentStates } from '../documents/document-filter.ts'
import { documentInput, documentOf } from '../documents/inputs.ts'
import { type DocumentListRow, documentColumns } from '../documents/lists/document-columns.ts'
import { documentRegister } from '../documents/lists/document-register.ts'
import { PAGE_SIZE } from '../kernel/list-page.ts'
import { done, map, reject } from '../kernel/result.ts'
import { day, pageNumber, text } from '../kernel/sent-values.ts'
import { openDirectory } from '../people/directory.ts'
import { answerRow } from '../print/register-column.ts'
import { documentCard } from '../tasks/lists/document-with-tasks.ts'
import { tasksOfDocuments } from '../tasks/store.ts'
import {
  answerOfCard,
  answerOfDocument,
  documentAnswer,
  documentCardAnswer,
  documentListAnswer,
  registeredAnswer,
  replyToRegistration,
} from './document-answers.ts'
import type { Api } from './operation.ts'
import { readNames } from './read-names.ts'
import { replyWithTask, taskAnswer } from './task-answers.ts'
import { orVersionMismatch } from './version-mismatch.ts'

const documentQuery = z.strictObject({
  kind: text(80).optional(),
  state: z.enum(Object.keys(documentStates) as (keyof typeof documentStates)[]).optional(),
  department: text(300).optional(),
  controller: text(300).optional(),
  from: day.optional(),
  to: day.optional(),
  text: text(200).optional(),
  order: z.enum(['registered', '-registered']).optional(),
  page: pageNumber.optional(),
})

export function declareDocuments({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/documents',
      right: 'see-register',
      summary: 'Зареєстровані документи; from і to — дні реєстрації.',
      query: documentQuery,
      answer: documentListAnswer,
    },
    async ({ context, actor, today, query }) => {
      const { state, from, to, text, order = '-registered' } = query
      const named = readNames(query, await context.reference(), await openDirectory(context.db))
      if (!named.ok) return named
      const page = Number(query.page ?? 1)
      const question = { filter: { ...named.value, state, from, to, text }, order, page }
      const { items, total } = await documentRegister(context.db, scopeOf(actor), question, today)
      const answers = items.map((item) =>
        answerRow<DocumentListRow>(documentColumns, { item, kind: item.kind }),
      )
      return done({ body: { items: answers, total, page, pageSize: PAGE_SIZE } })
    },
  )

  declare(
    {
      method: 'post',
      path: '/documents',
      right: 'register',
      summary: 'Зареєструвати документ із пунктами під наступним індексом журналу.',
      body: documentInput,
      answer: registeredAnswer,
      status: 201,
    },
    async ({ context, actor, today, body, keep }) => {
      const { calendar } = await context.reference()
      const outcome = await registerDocument(
        context,
        actor,
        documentOf(body),
        ({ id, registeredOn, tasks }) =>
          keep(replyToRegistration({ id, index: '', date: registeredOn, tasks }, today, calendar), id),
      )
      if (!outcome.ok) return outcome
      const { id, number, registered_on } = outcome.value
      const tasks = await tasksOfDocuments(context.db, [id])
      return done(replyToRegistration({ id, index: number, date: registered_on, tasks }, today, calendar))
    },
  )

  declare(
    {
      method: 'get',
      path: '/documents/:id',
      right: 'see-register',
      summary: 'Документ із завданнями та історією.',
      answer: documentCardAnswer,
    },
    async ({ context, actor, today, id }) => {
      const card =
        (await maySeeDocument(context.db, actor, id)) && (await documentCard(context.db, actor, id))
      if (!card) return reject({ code: 'not-found' })
      const { calendar } = await context.reference()
      return done({ body: answerOfCard(card, today, calendar), version: card.document.version })
    },
  )

  declare(
    {
      method: 'patch',
      path: '/documents/:id',
      right: edit.right,
      summary: edit.summary,
      body: edit.input,
      answer: documentAnswer,
      ifMatch: 'required',
    },
    async ({ context, actor, id, body, version, keep }) => {
      const card = await documentCard(context.db, actor, id)
      if (!card) return reject({ code: 'not-found' })
      const { correspondent } = card.document
      if (body.correspondentNumber !== undefined && correspondent === null)
        return reject({ code: 'unknown-field', field: 'correspondent', facts: { given: 'correspondent' } })
      const outcome = await editDocument(context, actor, {
        documentId: id,
        version: version!,
        input: body,
        also: (made) => keep(answerAfter(made, correspondent)),
      })
      const versionNow = async () => (await documentCard(context.db, actor, id))!.document.version
      const answered = await orVersionMismatch(outcome, version, versionNow)
      return map(answered, (made) => answerAfter(made, correspondent))
    },
  )

  declare(
    {
      method: 'post',
      path: '/documents/:id/tasks',
      right: points.right,
      summary: points.summary,
      body: points.input,
      answer: taskAnswer,
      status: 201,
    },
    async ({ context, actor, today, id, body, keep }) => {
      const { calendar } = await context.reference()
      const outcome = await assignTask(context, actor, {
        documentId: id,
        input: body,
        also: (made) => keep(replyWithTask(made, today, calendar)),
      })
      return map(outcome, (value) => replyWithTask(value, today, calendar))
    },
  )

  for (const act of documentFormActs) declareAct(declare, act)
}

/** What happens to a document by an act with a form: the answer is the document after it. */
function declareAct(declare: Api['declare'], act: DocumentFormAct<DocumentFormActName, unknown>): void {
  declare(
    {
      method: 'post',
      path: `/documents/:id/${act.name}`,
      right: act.right,
      summary: act.summary ?? `${act.words.label}.`,
      body: act.input,
      answer: documentAnswer,
      ifMatch: 'optional',
    },
    async ({ context, actor, id, body, version, keep }) => {
      const card = await documentCard(context.db, actor, id)
      if (!card) return reject({ code: 'not-found' })
      const { correspondent } = card.document
      const outcome = await performDocumentAct(context, actor, {
        act,
        documentId: id,
        input: body,
        version: version ?? undefined,
        also: (made) => keep(answerAfter(made, correspondent)),
      })
      const versionNow = async () => (await documentCard(context.db, actor, id))!.document.version
      const answered = await orVersionMismatch(outcome, version, versionNow)
      return map(answered, (made) => answerAfter(made, correspondent))
    },
  )
}

function answerAfter({ document }: DocumentAfter, correspondent: string | null) {
  return { body: answerOfDocument(document, correspondent), version: document.version }
}

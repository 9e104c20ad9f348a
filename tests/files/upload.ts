import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import type { Cast } from '../support/cast.ts'
import { type Member, signedIn } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { decision } from '../support/register-draft.ts'

/** A decision with a point of Петро's and Марія's. */
export async function decisionWithPoint(
  context: AppContext,
  cast: Cast,
): Promise<{ document: string; task: string }> {
  const outcome = must(await registerDocument(context, cast.hanna.actor, decision()))
  const [task] = await tasksOfDocuments(context.db, [outcome.id])
  return { document: outcome.id, task: task!.row.id }
}

/** Sends files as the form does. */
export async function sendFiles(context: AppContext, member: Member, path: string, files: readonly File[]) {
  const body = new FormData()
  for (const file of files) body.append('files', file)
  return sendBody(context, member, path, body)
}

export async function sendBody(
  context: AppContext,
  member: Member,
  path: string,
  body: FormData | ReadableStream | string,
  headers: Record<string, string> = {},
) {
  const answer = await createApp(context, { log: () => {} }).request(path, {
    method: 'POST',
    body,
    headers: { ...(await signedIn(context, member)), ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
  return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() }
}

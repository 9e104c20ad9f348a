import { z } from 'zod'
import { addFiles } from '../documents/files/add-files.ts'
import { openPlace } from '../documents/files/open-place.ts'
import { seenFile } from '../documents/files/seen-file.ts'
import type { FilesOf } from '../files/file-place.ts'
import { fileTypes } from '../files/file-type.ts'
import { dropAll } from '../files/received-file.ts'
import { type FileRow, readFileRules } from '../files/store.ts'
import { answerContent } from '../files/web/content-answer.ts'
import { receiveFiles } from '../files/web/upload-form.ts'
import { map } from '../kernel/result.ts'
import type { RequestContext } from '../web/app-env.ts'
import { once } from './once.ts'
import type { Api } from './operation.ts'
import type { Reply } from './reply.ts'
import { API, refused } from './reply.ts'

/** The files as they stand after a form of them, those that stood there before too. */
export const filesAnswer = z.strictObject({
  files: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.enum(Object.keys(fileTypes)),
      bytes: z.int(),
      sha256: z.string(),
      document: z.string(),
      task: z.string().nullable(),
      recordedAt: z.string().meta({ format: 'date-time' }),
    }),
  ),
})

const words = 'Тіло — multipart/form-data; той самий вміст удруге нічого не змінює.'

export function declareFiles({ room, operations }: Api): void {
  const post = { method: 'post', right: 'see-register', answer: filesAnswer, status: 201 } as const
  const ofDocument = { ...post, path: '/documents/:id/files', body: uploadInput }
  operations.push({ ...ofDocument, summary: `Додати файли до документа. ${words}`, sends: 'files' })
  room.post(`${API}/documents/:id/files`, post.right, (c) => take(c, { document: c.req.param('id') }))

  const ofTask = { ...post, path: '/tasks/:id/files', body: uploadInput }
  operations.push({ ...ofTask, summary: `Додати докази до завдання. ${words}`, sends: 'files' })
  room.post(`${API}/tasks/:id/files`, post.right, (c) => take(c, { task: c.req.param('id') }))

  operations.push({
    method: 'get',
    path: '/files/:id',
    right: 'see-register',
    summary: 'Вміст файла; ETag — його SHA-256, Range дає частину.',
    answer: z.string(),
    answers: 'content',
  })
  room.get(`${API}/files/:id`, 'see-register', async (c) => {
    const file = await seenFile(c.var.context.db, c.var.actor, c.req.param('id'))
    return file ? answerContent(c, file, 'attachment') : refused(c, [{ code: 'not-found' }])
  })
}

const uploadInput = z.strictObject({ files: z.array(z.string().meta({ format: 'binary' })).min(1) })

async function take(c: RequestContext, filesOf: FilesOf): Promise<Response> {
  const { context, actor } = c.var
  const place = await openPlace(context, actor, filesOf)
  if (!place.ok) return refused(c, place.refusals)
  const received = await receiveFiles(c, await readFileRules(context.db))
  if (!received.ok) return refused(c, received.refusals)
  const sent = received.value.map(({ name, content }) => [name, content.hash])
  try {
    return await once(c, JSON.stringify(sent), async (keep) => {
      const outcome = await addFiles(context, actor, {
        filesOf,
        received: received.value,
        also: (made) => keep(replyWith(made)),
      })
      return map(outcome, replyWith)
    })
  } finally {
    // An answer given before has no use for them; what was kept is there no more.
    await dropAll(received.value)
  }
}

function replyWith({ added, there }: { added: FileRow[]; there: FileRow[] }): Reply {
  const files = [...there, ...added].map((row) => ({
    id: row.id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    sha256: row.hash,
    document: row.document_id,
    task: row.task_id,
    recordedAt: row.recorded_at,
  }))
  return { status: 201, body: { files } }
}

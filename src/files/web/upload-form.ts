import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { RequestContext } from '../../web/app-env.ts'
import { type Form, formOf } from '../../web/form.ts'
import { BodyTooLong, partsOf } from '../../web/multipart.ts'
import { takeFormKey } from '../../web/sent-form.tsx'
import { cleanFileName } from '../file-name.ts'
import type { FileRules } from '../file-rules.ts'
import type { FileType } from '../file-type.ts'
import { judgeFile, judgeFileName } from '../judge-file.ts'
import { dropAll, type ReceivedFile } from '../received-file.ts'
import { watchContent } from '../type-of-content.ts'

/** Heads of parts, and fields that are no files. */
const BESIDE_FILES = 1024 * 1024

/** What a form of fields and files said: the fields in any case, the files where all of them may be kept. */
export interface ReceivedForm {
  fields: Form
  files: Result<ReceivedFile[]>
}

/** The files of a form of nothing else; at least one. */
export async function receiveFiles(c: RequestContext, rules: FileRules): Promise<Result<ReceivedFile[]>> {
  const { files } = await receiveForm(c, rules)
  return files.ok && files.value.length === 0 ? reject({ code: 'no-file', field: 'files' }) : files
}

/**
 * A form, its files straight from the wire to where files lie. Every file is judged and every reason shown; with one refused,
 * or a connection that breaks off, none stays. `passOver` reads the fields alone, of a form that is refused anyway.
 */
export async function receiveForm(
  c: RequestContext,
  rules: FileRules,
  passOver = false,
): Promise<ReceivedForm> {
  const fields: [string, string][] = []
  const named: [string, string][] = []
  let room = BESIDE_FILES
  const received: ReceivedFile[] = []
  const refusals: Refusal[] = []
  const most = rules.mostBytes * rules.mostAtOnce
  try {
    let count = 0
    for await (const { name, fileName, pieces } of partsOf(c.req.raw, most + BESIDE_FILES)) {
      if (fileName === null) {
        const text = await textOf(pieces, room)
        room -= name.length + text.length
        fields.push([name, text])
      }
      // A field in which nothing was chosen comes without a name.
      if (fileName) named.push(['files', fileName])
      if (!fileName || passOver || ++count > rules.mostAtOnce) continue
      const outcome = await receiveFile(c, cleanFileName(fileName), pieces, rules)
      if (outcome.ok) received.push(outcome.value)
      else refusals.push(...outcome.refusals)
    }
    if (count > rules.mostAtOnce)
      refusals.push({ code: 'too-many-files', field: 'files', facts: { most: rules.mostAtOnce } })
    await takeFormKey(c, [...fields, ...named])
  } catch (error) {
    await dropAll(received)
    if (!(error instanceof BodyTooLong)) throw error
    return {
      fields: formOf(fields),
      files: reject({ code: 'upload-too-large', field: 'files', facts: { most } }),
    }
  }
  if (refusals.length === 0) return { fields: formOf(fields), files: done(received) }
  await dropAll(received)
  return { fields: formOf(fields), files: reject(...refusals) }
}

async function textOf(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > most) throw new BodyTooLong(413)
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

async function receiveFile(
  c: RequestContext,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  rules: FileRules,
): Promise<Result<ReceivedFile>> {
  const refusal = judgeFileName(name)
  if (refusal) return reject(refusal)
  const found: { type?: FileType } = {}
  try {
    const content = await c.var.context.files.receive(judged(name, pieces, rules, found))
    return done({ name, type: found.type!, content })
  } catch (error) {
    if (error instanceof NotThisOne) return reject(error.refusal)
    throw error
  }
}

/** Breaks off the receiving of one file; the others of the form are still looked at. */
class NotThisOne extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

// The judgement is the last thing to come out of the pieces: a store that gets them all may keep them.
async function* judged(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  rules: FileRules,
  found: { type?: FileType },
): AsyncGenerator<Uint8Array> {
  const content = watchContent()
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > rules.mostBytes)
      throw new NotThisOne({ code: 'file-too-large', field: 'files', facts: { name, most: rules.mostBytes } })
    content.see(piece)
    yield piece
  }
  const type = content.type()
  const refusal = judgeFile({ name, bytes, type }, rules)
  if (refusal) throw new NotThisOne(refusal)
  found.type = type!
}

import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type RunningServer, serveContext } from '../support/serve.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { decisionWithPoint } from './upload.ts'

let context: TestContext & { files: ReturnType<typeof temporaryFiles> }
let cast: Cast
let server: RunningServer
let document: string

beforeEach(async () => {
  context = { ...(await testContext()), files: temporaryFiles() }
  cast = await withCast(context)
  document = (await decisionWithPoint(context, cast)).document
  server = await serveContext(context)
})

afterEach(() => server.stop())

const lying = () => readdirSync(context.files.folder)

it('a connection cut in the middle of a file leaves neither bytes nor a row', async () => {
  const { Cookie } = await signedIn(context, cast.hanna)
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  const lines = [
    `POST /documents/${document}/files HTTP/1.1`,
    'Host: 127.0.0.1',
    `Cookie: ${Cookie}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 1000000',
    '',
    '--x',
    'Content-Disposition: form-data; name="files"; filename="a.txt"',
    '',
    'початок, за яким нічого',
  ]
  socket.write(lines.join('\r\n'))
  await vi.waitFor(() => expect(lying()).toEqual([expect.stringMatching(/\.part$/)]))
  socket.destroy()
  await vi.waitFor(() => expect(lying()).toEqual([]))
  expect(await filesOfDocument(context.db, document)).toEqual([])
})

it('sixty megabytes in three files come in whole', async () => {
  const piece = new Uint8Array(20 * 1024 * 1024).fill(0x61)
  const form = new FormData()
  for (const name of ['a', 'b', 'c']) form.append('files', new File([name, piece], `${name}.txt`))
  const answer = await fetch(`${server.url}/documents/${document}/files`, {
    method: 'POST',
    body: form,
    headers: await signedIn(context, cast.hanna),
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  const rows = await filesOfDocument(context.db, document)
  expect(rows.map(({ name, bytes }) => [name, bytes])).toEqual(
    ['a.txt', 'b.txt', 'c.txt'].map((name) => [name, piece.length + 1]),
  )
})

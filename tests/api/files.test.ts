import { beforeEach, expect, it } from 'vitest'
import { samples } from '../files/samples.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachFileStore, type TestContext } from '../support/context.ts'
import { programOf } from './program.ts'

eachFileStore((_store, open) => {
  let context: TestContext
  let cast: Cast
  let document: string
  let task: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    ;({ document, task } = await decisionWithPoint(context, cast))
  })

  const form = (...files: File[]) => {
    const body = new FormData()
    for (const file of files) body.append('files', file)
    return { body }
  }

  it('a program adds evidence and reads it back, under the rights of its person', async () => {
    const petro = await programOf(context, cast.petro)
    const { status, body } = await petro.send(
      'POST',
      `/tasks/${task}/files`,
      form(samples.txt(), samples.png()),
    )
    expect(status).toBe(201)
    expect(body.files).toMatchObject([
      { name: 'Нотатка.txt', type: 'txt', document, task },
      { name: 'Скан.png', type: 'png', bytes: samples.png().size },
    ])
    const { id, sha256 } = body.files[0]
    const content = await (await programOf(context, cast.olena)).get(`/files/${id}`)
    expect([content.status, content.body]).toEqual([200, await samples.txt().text()])
    expect(content.headers.get('ETag')).toBe(`"${sha256}"`)
    const ihor = await programOf(context, cast.ihor)
    expect((await ihor.get(`/files/${id}`)).status).toBe(404)
    expect((await ihor.send('POST', `/tasks/${task}/files`, form(samples.pdf()))).status).toBe(404)
    expect((await petro.send('POST', `/documents/${document}/files`, form(samples.pdf()))).status).toBe(403)
    expect((await (await programOf(context)).get(`/files/${id}`)).status).toBe(401)
  })

  it('sent again under the same key it answers the same; another form under it is refused', async () => {
    const hanna = await programOf(context, cast.hanna)
    const headers = { 'Idempotency-Key': 'one' }
    const send = (file: File) =>
      hanna.send('POST', `/documents/${document}/files`, { ...form(file), headers })
    const first = await send(samples.pdf())
    const second = await send(samples.pdf())
    expect([second.body, second.headers.get('Idempotency-Replayed')]).toEqual([first.body, 'true'])
    expect((await send(samples.png())).body.code).toBe('idempotency-key-reused')
  })

  it('a refusal names each file, and what is not a form of files is told so', async () => {
    const hanna = await programOf(context, cast.hanna)
    const path = `/documents/${document}/files`
    const bad = await hanna.send('POST', path, form(new File(['<svg/>'], 'a.svg'), new File([], 'b.pdf')))
    expect([bad.status, bad.body.errors.length, bad.body.detail]).toEqual([
      422,
      2,
      expect.stringContaining('«a.svg»'),
    ])
    expect((await hanna.post(path, {})).status).toBe(415)
  })
})

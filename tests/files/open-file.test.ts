import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { eachFileStore, type TestContext } from '../support/context.ts'
import { file, samples } from './samples.ts'
import { decisionWithPoint, sendFiles } from './upload.ts'

eachFileStore((store, open) => {
  let context: TestContext
  let cast: Cast
  let document: string
  let ids: Record<string, string>

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const made = await decisionWithPoint(context, cast)
    document = made.document
    await sendFiles(context, cast.hanna, `/documents/${document}/files`, [
      samples.pdf(),
      samples.png(),
      file('Акт «дах» (1)*.txt', '0123456789'),
    ])
    await sendFiles(context, cast.petro, `/tasks/${made.task}/files`, [file('Доказ.txt', 'доказ')])
    const rows = await filesOfDocument(context.db, document)
    ids = Object.fromEntries(rows.map(({ name, id }) => [name, id]))
  })

  async function ask(member: Member, path: string, headers: Record<string, string> = {}, method = 'GET') {
    const cookies = await signedIn(context, member)
    return createApp(context, { log: () => {} }).request(path, {
      method,
      headers: { ...cookies, ...headers },
    })
  }
  const text = () => `/files/${ids['Акт «дах» (1)*.txt']}`

  it('is given whole to whoever may see its document, and looks absent to others', async () => {
    for (const member of [
      cast.hanna,
      cast.olena,
      cast.petro,
      cast.maria,
      cast.roman,
      cast.andrii,
      cast.sofiia,
    ]) {
      const answer = await ask(member, text())
      expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
    }
    const hidden = await ask(cast.ihor, text())
    const none = await ask(cast.ihor, '/files/absent')
    expect([hidden.status, await hidden.text()]).toEqual([404, await none.text()])
    expect((await ask(cast.ihor, `/files/${ids['Звіт.pdf']}/preview`)).status).toBe(404)
    expect((await ask(cast.ihor, text(), { 'If-None-Match': '*' })).status).toBe(404)
    expect((await ask(cast.ihor, text(), {}, 'HEAD')).status).toBe(404)
    await closeAccount(context, cast.dmytro.actor, cast.petro.email)
    expect((await ask(cast.petro, text())).status).toBe(303)
  })

  it('is saved under its name, and is never a page of ours', async () => {
    const { headers } = await ask(cast.olena, text())
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="___ _____ (1)*.txt"; filename*=UTF-8''${encodeURIComponent('Акт «дах» ')}%281%29%2A.txt`,
    )
    expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('Content-Security-Policy')).toContain("sandbox; default-src 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
  })

  it('is shown by the browser where it is a PDF or a picture, and nothing else is', async () => {
    for (const name of ['Звіт.pdf', 'Скан.png']) {
      const { status, headers } = await ask(cast.petro, `/files/${ids[name]}/preview`)
      expect([status, headers.get('Content-Disposition')?.split(';')[0]]).toEqual([200, 'inline'])
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    }
    expect((await ask(cast.petro, `${text()}/preview`)).status).toBe(404)
  })

  // Which part it is asks no store; one case shows that each gives it.
  it.runIf(store === 'R2')('a part of it is given from R2 too', async () => {
    const answer = await ask(cast.olena, text(), { Range: 'bytes=2-4' })
    expect([answer.status, await answer.text()]).toEqual([206, '234'])
  })

  describe.runIf(store === 'folder')('in parts', () => {
    it.each<[string, number, string, string | null]>([
      ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
      ['bytes=7-', 206, '789', 'bytes 7-9/10'],
      ['bytes=-2', 206, '89', 'bytes 8-9/10'],
      ['bytes=5-999', 206, '56789', 'bytes 5-9/10'],
      ['bytes=10-', 416, '', 'bytes */10'],
      ['bytes=-0', 416, '', 'bytes */10'],
      ['bytes=5-3', 200, '0123456789', null],
      ['bytes=0-1,4-5', 200, '0123456789', null],
      ['lines=1-2', 200, '0123456789', null],
    ])('asked for %s answers %i', async (range, status, body, part) => {
      const answer = await ask(cast.olena, text(), { Range: range })
      expect([answer.status, await answer.text(), answer.headers.get('Content-Range')]).toEqual([
        status,
        body,
        part,
      ])
      if (status < 300) expect(answer.headers.get('Content-Length')).toBe(String(body.length))
    })
  })

  it('has its hash as the mark of its content: asked again it need not be sent', async () => {
    const { headers } = await ask(cast.olena, text())
    const etag = headers.get('ETag')!
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    const again = await ask(cast.olena, text(), { 'If-None-Match': `"other", W/${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const changed = await ask(cast.olena, text(), { Range: 'bytes=0-3', 'If-Range': '"other"' })
    expect([changed.status, await changed.text()]).toEqual([200, '0123456789'])
    const head = await ask(cast.olena, text(), {}, 'HEAD')
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '10', ''])
  })

  describe('withdrawn with a reason', () => {
    const withdraw = async (member: Member, name: string, reason: string) => {
      const headers = await signedIn(context, member)
      const body = new URLSearchParams({ reason })
      const path = `/files/${ids[name]}/withdrawal`
      const answer = await createApp(context).request(path, { method: 'POST', body, headers })
      return { status: answer.status, html: await answer.text() }
    }

    it('leaves the list and stands in the history; the row and the bytes stay', async () => {
      expect((await withdraw(cast.olena, 'Звіт.pdf', '  ')).html).toContain('Заповніть це поле')
      expect((await withdraw(cast.olena, 'Звіт.pdf', 'Не той скан')).status).toBe(303)
      const row = (await filesOfDocument(context.db, document)).find(({ name }) => name === 'Звіт.pdf')!
      expect([row.withdrawal_reason, row.withdrawnBy]).toEqual(['Не той скан', 'Ковальчук О. В.'])
      expect(await context.files.has(row.hash)).toBe(true)
      const card = await (await ask(cast.petro, `/documents/${document}`)).text()
      expect(card).toContain('Вилучені: 1')
      expect(card).toContain('Не той скан')
      expect(card).not.toContain(`/files/${row.id}`)
      expect((await ask(cast.petro, `/files/${row.id}`)).status).toBe(404)
      expect((await ask(cast.olena, `/files/${row.id}`)).status).toBe(200)
      expect((await withdraw(cast.hanna, 'Звіт.pdf', 'Ще раз')).html).toContain('уже вилучено')
      await sendFiles(context, cast.hanna, `/documents/${document}/files`, [samples.pdf()])
      const kept = (await filesOfDocument(context.db, document)).filter((one) => !one.withdrawn_at)
      expect(kept.map(({ name }) => name)).toContain('Звіт.pdf')
    })

    it('by the one who added it, by the clerk, by the controller, and by nobody else', async () => {
      expect((await withdraw(cast.maria, 'Доказ.txt', 'так')).status).toBe(403)
      expect((await withdraw(cast.andrii, 'Доказ.txt', 'так')).status).toBe(403)
      expect((await withdraw(cast.ihor, 'Доказ.txt', 'так')).status).toBe(404)
      expect((await withdraw(cast.petro, 'Скан.png', 'так')).status).toBe(403)
      expect((await withdraw(cast.petro, 'Доказ.txt', 'Не той доказ')).status).toBe(303)
      expect((await withdraw(cast.hanna, 'Скан.png', 'Нечитний')).status).toBe(303)
    })
  })
})

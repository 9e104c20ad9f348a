import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { packAnswers } from '../../src/web/pack-answers.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const TEXT = 'Про заходи з підготовки до зими. '.repeat(200)
const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

/** What is answered to a browser with these headers. */
async function packedAnswer(answer: Response, headers: Record<string, string> = {}, method = 'GET') {
  const request = new Request('http://here/', {
    method,
    headers: { 'Accept-Encoding': 'gzip, deflate, br', ...headers },
  })
  return packAnswers((_request: Request) => answer)(request)
}

async function unpacked(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const encoding = response.headers.get('Content-Encoding')
  if (encoding === 'br') return brotliDecompressSync(bytes).toString()
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

const encodingOf = async (answer: Response, headers?: Record<string, string>) =>
  (await packedAnswer(answer, headers)).headers.get('Content-Encoding')

describe('a page', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0', null],
    ['deflate', null],
    ['identity', null],
    ['', null],
  ])('for a browser that takes «%s» is packed by %s', async (accepted, encoding) => {
    const answer = await packedAnswer(new Response(TEXT, { headers: HTML }), { 'Accept-Encoding': accepted })
    expect(answer.headers.get('Content-Encoding')).toBe(encoding)
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
    const length = answer.headers.get('Content-Length')
    if (encoding) expect(Number(length)).toBeLessThan(TEXT.length / 10)
    expect(await unpacked(answer)).toBe(TEXT)
  })

  it.each([
    'text/css; charset=utf-8',
    'text/javascript; charset=utf-8',
    'text/csv; charset=utf-8; header=present',
    'text/calendar; charset=utf-8',
    'application/json',
    'application/problem+json; charset=utf-8',
    'image/svg+xml',
  ])('and so is %s', async (type) => {
    expect(await encodingOf(new Response(TEXT, { headers: { 'Content-Type': type } }))).toBe('br')
  })

  it.each([
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/pdf',
    'application/zip',
    'image/png',
    'application/octet-stream',
  ])('but not %s, which is packed by its nature', async (type) => {
    const answer = await packedAnswer(new Response(TEXT, { headers: { 'Content-Type': type, ETag: '"1"' } }))
    expect([...answer.headers.keys()].sort()).toEqual(['content-type', 'etag'])
    expect(answer.headers.get('ETag')).toBe('"1"')
  })

  it('of a few words is sent as it is, in one piece or in several', async () => {
    const pieces = ReadableStream.from(['Не ', 'знай', 'дено'].map((word) => new TextEncoder().encode(word)))
    for (const body of ['Не знайдено', pieces]) {
      const answer = await packedAnswer(new Response(body, { status: 404, headers: HTML }))
      expect([answer.status, answer.headers.get('Content-Encoding')]).toEqual([404, null])
      expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
      expect(await answer.text()).toBe('Не знайдено')
    }
  })

  it('asked for from another site is sent as it is: its length must not tell what else stands on it', async () => {
    const page = () => new Response(TEXT, { headers: HTML })
    expect(await encodingOf(page(), { 'Sec-Fetch-Site': 'cross-site' })).toBeNull()
    expect(await encodingOf(page(), { 'Sec-Fetch-Site': 'same-origin' })).toBe('br')
    expect(await encodingOf(page(), { 'Sec-Fetch-Site': 'none' })).toBe('br')
  })

  it('that is packed already, a part of one, or not to be changed stays as it is', async () => {
    const with_ = (headers: Record<string, string>, status = 200) =>
      packedAnswer(new Response(TEXT, { status, headers: { ...HTML, ...headers } }))
    expect((await with_({ 'Content-Encoding': 'zstd' })).headers.get('Content-Encoding')).toBe('zstd')
    const part = await with_({ 'Content-Range': 'bytes 0-9/100', ETag: '"1"' }, 206)
    expect([part.headers.get('Content-Encoding'), part.headers.get('ETag')]).toEqual([null, '"1"'])
    expect((await with_({ 'Cache-Control': 'no-transform' })).headers.get('Content-Encoding')).toBeNull()
  })
})

describe('the tag of an answer', () => {
  const headers = { ...HTML, ETag: '"abc"', 'Accept-Ranges': 'bytes', 'Content-Length': '99999' }

  it('is weak where the answer is packed, and parts of it are not offered', async () => {
    const answer = await packedAnswer(new Response(TEXT, { headers }))
    expect(answer.headers.get('ETag')).toBe('W/"abc"')
    expect(answer.headers.get('Accept-Ranges')).toBeNull()
    expect(answer.headers.get('Content-Length')).not.toBe('99999')
  })

  it('is as strong as it was where it is not', async () => {
    const answer = await packedAnswer(new Response(TEXT, { headers }), { 'Accept-Encoding': 'identity' })
    expect(answer.headers.get('ETag')).toBe('"abc"')
  })

  it('is the same for HEAD and for what has not changed', async () => {
    const head = await packedAnswer(new Response(null, { headers }), {}, 'HEAD')
    const same = await packedAnswer(new Response(null, { status: 304, headers }))
    for (const answer of [head, same]) {
      expect([answer.headers.get('ETag'), answer.headers.get('Vary')]).toEqual(['W/"abc"', 'Accept-Encoding'])
      expect([answer.headers.get('Content-Length'), answer.body]).toEqual([null, null])
    }
  })
})

describe('a stream', () => {
  it('is packed as it comes, and arrives whole', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => `${row};рішення виконкому;Про освітлення\r\n`)
    const body = ReadableStream.from(rows.map((row) => new TextEncoder().encode(row)))
    const answer = await packedAnswer(new Response(body, { headers: { 'Content-Type': 'text/csv' } }))
    expect(answer.headers.get('Content-Length')).toBeNull()
    expect(await unpacked(answer)).toBe(rows.join(''))
  })

  it('is no more read once the reader has gone', async () => {
    let ended: () => void
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    async function* endless() {
      try {
        for (let row = 0; ; row++) yield new TextEncoder().encode(`${row} ${Math.sin(row)}\n`.repeat(99))
      } finally {
        ended()
      }
    }
    const answer = await packedAnswer(
      new Response(ReadableStream.from(endless()), { headers: { 'Content-Type': 'text/csv' } }),
    )
    const reader = answer.body!.getReader()
    expect((await reader.read()).done).toBe(false)
    await reader.cancel()
    await end
  })

  it('that breaks off does not look like one that has ended', async () => {
    async function* broken() {
      yield new TextEncoder().encode(TEXT)
      yield new TextEncoder().encode(TEXT)
      throw new Error('the disk is gone')
    }
    const answer = await packedAnswer(
      new Response(ReadableStream.from(broken()), { headers: { 'Content-Type': 'text/csv' } }),
    )
    await expect(answer.arrayBuffer()).rejects.toThrow('the disk is gone')
  })
})

describe('the register', () => {
  let context: TestContext
  beforeAll(async () => {
    context = await testContext()
  })

  it('sends its pages packed, and what they depend on is told', async () => {
    const { olena } = await withCast(context)
    const answered = packAnswers(createApp(context).fetch)
    const page = async (accepted: string) =>
      answered(
        new Request('http://localhost/tasks', {
          headers: { ...(await signedIn(context, olena)), 'Accept-Encoding': accepted },
        }),
      )
    const [packed, plain] = [await page('br'), await page('identity')]
    expect([packed.status, packed.headers.get('Content-Encoding')]).toEqual([200, 'br'])
    expect(packed.headers.get('Vary')).toBe('HX-Request, HX-Request-Type, HX-Target, Accept-Encoding')
    expect(packed.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(await unpacked(packed)).toBe(await plain.text())
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { forgetExpired } from '../../src/access/actions/forget-expired.ts'
import { withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, letter, point } from './samples.ts'

let context: TestContext
let hanna: Program
let olena: Program

async function staff(opened: TestContext): Promise<void> {
  context = opened
  const cast = await withCast(context)
  hanna = await programOf(context, cast.hanna)
  olena = await programOf(context, cast.olena)
}

const key = { 'Idempotency-Key': 'request-1' }
const numbers = async () => {
  const rows = await context.db.read.selectFrom('documents').select('number').orderBy('number').execute()
  return rows.map(({ number }) => number)
}

eachEngine((_engine, open) => {
  beforeEach(async () => staff(await open()))

  describe('a request sent twice under one key', () => {
    it('registers one document, and is answered the same both times', async () => {
      const first = await hanna.post('/documents', decision(), key)
      const second = await hanna.post('/documents', decision(), key)
      expect(second.status).toBe(201)
      expect(second.body).toEqual(first.body)
      expect(second.headers.get('Idempotency-Replayed')).toBe('true')
      for (const name of ['ETag', 'Location']) expect(second.headers.get(name)).toBe(first.headers.get(name))
      expect(await numbers()).toEqual(['1'])
    })

    it('is answered as it was then, whatever has happened since', async () => {
      const first = await hanna.post('/documents', decision(), key)
      const edited = await hanna.patch(
        `/documents/${first.body.id}`,
        { title: 'Про інше' },
        { 'If-Match': '"1"' },
      )
      expect(edited.status).toBe(200)
      context.clock.moveTo('2026-12-20')
      expect((await hanna.post('/documents', decision(), key)).body).toEqual(first.body)
    })

    it('twenty times at once registers one document', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => hanna.post('/documents', letter(), key)),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
      expect(new Set(answers.map(({ body }) => body.index))).toEqual(new Set(['1/01-15']))
      expect(await numbers()).toEqual(['1/01-15'])
    })

    it('reports once, adds a point once, edits once', async () => {
      const { id, tasks } = (await hanna.post('/documents', decision())).body
      const twice = async (send: () => ReturnType<Program['post']>) => {
        const [first, second] = [await send(), await send()]
        expect([first.status, first.body]).toEqual([second.status, second.body])
        expect(first.status).toBeLessThan(300)
      }
      await twice(() =>
        hanna.post(`/documents/${id}/tasks`, point({ point: '2' }), { 'Idempotency-Key': 'a' }),
      )
      await twice(() =>
        olena.post(`/tasks/${tasks[0].id}/execution`, { on: '2026-11-20' }, { 'Idempotency-Key': 'b' }),
      )
      await twice(() =>
        hanna.patch(
          `/documents/${id}`,
          { title: 'Про зупинки' },
          { 'Idempotency-Key': 'c', 'If-Match': '"1"' },
        ),
      )
      const card = (await hanna.get(`/documents/${id}`)).body
      expect(card).toMatchObject({ version: 2, title: 'Про зупинки', history: [{ version: 2 }] })
      expect(card.tasks).toHaveLength(2)
      expect(card.tasks[0].history.map(({ kind }: { kind: string }) => kind)).toEqual([
        'assigned',
        'term-set',
        'placed',
        'executed',
      ])
    })
  })
})

describe('a key', () => {
  beforeEach(async () => staff(await testContext()))

  it('that belongs to another request is refused, and nothing is registered', async () => {
    await hanna.post('/documents', decision(), key)
    const answer = await hanna.post('/documents', decision({ title: 'Про інше' }), key)
    expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-key-reused'])
    expect(await numbers()).toEqual(['1'])
  })

  it('is the sender’s own: another person may use the same word', async () => {
    await hanna.post('/documents', decision(), key)
    expect((await olena.post('/documents', decision(), key)).body.index).toBe('2')
  })

  it('is free again after a refusal, for nothing happened', async () => {
    expect((await hanna.post('/documents', decision({ title: '' }), key)).status).toBe(422)
    expect((await hanna.post('/documents', decision(), key)).status).toBe(201)
  })

  it('is free again after a month', async () => {
    await hanna.post('/documents', decision(), key)
    context.clock.moveTo('2026-12-15')
    await forgetExpired(context)
    expect((await hanna.post('/documents', decision(), key)).body.index).toBe('1')
    context.clock.moveTo('2026-12-21')
    await forgetExpired(context)
    expect((await hanna.post('/documents', decision(), key)).body.index).toBe('2')
  })

  it('is taken by an edit that changes nothing', async () => {
    const { id } = (await hanna.post('/documents', decision())).body
    const title = decision().title
    const send = (edit: object) => hanna.patch(`/documents/${id}`, edit, { ...key, 'If-Match': '1' })
    expect((await send({ title })).body.version).toBe(1)
    expect((await send({ title: 'Про інше' })).body.code).toBe('idempotency-key-reused')
  })

  it.each(['', 'two words', 'k'.repeat(201)])('«%s» is none', async (word) => {
    const answer = await hanna.post('/documents', decision(), { 'Idempotency-Key': word })
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-idempotency-key'])
  })
})

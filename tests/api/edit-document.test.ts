import { beforeEach, describe, expect, it } from 'vitest'
import { documentAnswer } from '../../src/api/document-answers.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, letter } from './samples.ts'

let hanna: Program
let id: string

beforeEach(async () => {
  const context = await testContext()
  hanna = await programOf(context, (await withCast(context)).hanna)
  id = (await hanna.post('/documents', letter())).body.id
})

const edit = (changes: unknown, ifMatch?: string) =>
  hanna.patch(`/documents/${id}`, changes, ifMatch === undefined ? {} : { 'If-Match': ifMatch })

describe('an edit', () => {
  it('of the version that was seen is made, and stays in the history', async () => {
    const seen = await hanna.get(`/documents/${id}`)
    const answer = await edit({ title: 'Про підготовку до весни' }, seen.headers.get('ETag')!)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('ETag')).toBe('"2"')
    expect(documentAnswer.parse(answer.body)).toMatchObject({
      index: '1/01-15',
      version: 2,
      title: 'Про підготовку до весни',
      correspondent: { name: 'Обласна військова адміністрація', number: '01-15/777', date: '2026-11-18' },
    })
    expect((await hanna.get(`/documents/${id}`)).body.history).toEqual([
      {
        version: 2,
        recordedAt: expect.any(String),
        by: 'Мельник Г. П.',
        changes: [{ field: 'title', from: 'Про підготовку до зими', to: 'Про підготовку до весни' }],
      },
    ])
  })

  it('mends the correspondent’s number, and takes the public title away', async () => {
    await edit({ publicTitle: 'Про зиму' }, '1')
    const answer = await edit({ publicTitle: null, correspondent: { number: '01-15/778' } }, 'W/"2"')
    expect(answer.body).toMatchObject({
      version: 3,
      publicTitle: null,
      correspondent: { number: '01-15/778' },
    })
  })

  it('of an older version is refused: nobody’s newer edit is lost', async () => {
    await edit({ title: 'Перша правка' }, '"1"')
    const answer = await edit({ title: 'Друга правка' }, '"1"')
    expect([answer.status, answer.body.code]).toEqual([412, 'version-mismatch'])
    expect(answer.body.detail).toContain('версію 2')
    expect((await hanna.get(`/documents/${id}`)).body.title).toBe('Перша правка')
  })

  it('of two at once, one is made', async () => {
    const answers = await Promise.all(['А', 'Б', 'В', 'Г'].map((title) => edit({ title }, '"1"')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  it.each([
    ['without a version', undefined],
    ['with a version that is none', '"abc"'],
  ])('%s is refused', async (_how, ifMatch) => {
    const answer = await edit({ title: 'Правка' }, ifMatch)
    expect([answer.status, answer.body.code]).toEqual([428, 'version-required'])
  })

  it.each([
    ['the index', { index: '5' }, 'unknown-field'],
    ['a blank title', { title: ' ' }, 'required'],
    ['a title of the wrong type', { title: ['Про'] }, 'wrong-type'],
  ])('of %s is refused', async (_what, changes, code) => {
    const answer = await edit(changes, '"1"')
    expect([answer.status, answer.body.code]).toEqual([422, code])
  })

  it('of a correspondent where there is none is refused', async () => {
    const own = (await hanna.post('/documents', decision())).body
    const changes = { correspondent: { number: '1' } }
    const answer = await hanna.patch(`/documents/${own.id}`, changes, { 'If-Match': '1' })
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'correspondent'])
  })

  it('of a document that is not there is absent', async () => {
    const answer = await hanna.patch('/documents/nowhere', { title: 'Про' }, { 'If-Match': '1' })
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })
})

describe('what was written wrongly', () => {
  it('about a point is put right by a program too, with the reason', async () => {
    const made = (await hanna.post('/documents', decision())).body.id
    const card = (await hanna.get(`/documents/${made}`)).body
    const task = `/tasks/${card.tasks[0].id}`
    const refused = await hanna.post(`${task}/corrections`, { due: { day: '2026-12-18' } })
    expect([refused.status, refused.body.errors?.[0]?.field ?? refused.body.field]).toEqual([422, 'reason'])
    const answer = await hanna.post(`${task}/corrections`, { due: { day: '2026-12-18' }, reason: 'описка' })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ firstDue: '2026-12-18', extensions: [] })
  })

  it('in the number is put right, and a whole registration is annulled', async () => {
    const correction = { number: '7/01-15', registeredOn: '2026-11-20', reason: 'описка' }
    const corrected = await hanna.post(`/documents/${id}/corrections`, correction)
    expect([corrected.status, corrected.body.index]).toEqual([200, '7/01-15'])
    const late = await hanna.post(`/documents/${id}/annulment`, { reason: 'двічі' }, { 'If-Match': '"1"' })
    expect(late.status).toBe(412)
    const annulled = await hanna.post(`/documents/${id}/annulment`, { reason: 'двічі' })
    expect(annulled.status).toBe(200)
    expect((await hanna.get(`/documents/${id}`)).body.history.at(-1).changes[0].field).toBe('annulled')
  })
})

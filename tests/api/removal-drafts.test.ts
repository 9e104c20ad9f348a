import { beforeEach, expect, it } from 'vitest'
import { removalDraftAnswer } from '../../src/api/removal-drafts.ts'
import { executed, executedActs, registered } from '../removal/executed-acts.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { programOf } from './program.ts'

let context: TestContext
let cast: Cast
beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const act = { number: '512', date: '2026-11-20' }

it('a draft is made, read, adopted once, and undone', async () => {
  const olena = await programOf(context, cast.olena)
  const tasks = await executedActs(context, cast, 2)
  const made = await olena.post('/removal-drafts', { tasks, wording: { title: 'Про зняття' } })
  expect(made.status).toBe(201)
  const draft = removalDraftAnswer.parse(made.body)
  expect(draft).toMatchObject({ title: 'Про зняття', version: 1, adoption: null })
  expect(draft.items.map(({ document, blocks }) => [document.index, blocks])).toEqual([
    ['1', []],
    ['2', []],
  ])
  const path = `/removal-drafts/${draft.id}`
  expect(made.headers.get('Location')).toBe(`/api/v1${path}`)
  expect((await olena.get(path)).body).toEqual(made.body)

  const key = { 'Idempotency-Key': 'adopt-1' }
  const adopted = await olena.post(`${path}/adoption`, act, key)
  expect([adopted.status, removalDraftAnswer.parse(adopted.body).adoption]).toEqual([
    201,
    { ...act, document: null },
  ])
  expect((await olena.post(`${path}/adoption`, act, key)).body).toEqual(adopted.body)
  const again = await olena.post(`${path}/adoption`, act)
  expect([again.status, again.body.code]).toEqual([422, 'decision-adopted-already'])

  const reversed = await olena.post(`${path}/reversal`, { number: '530', date: '2026-11-20', reason: 'Суд' })
  expect(removalDraftAnswer.parse(reversed.body).reversal).toMatchObject({ number: '530', tasks: 2 })
})

it('a blocked item refuses the whole and is named', async () => {
  const olena = await programOf(context, cast.olena)
  const [open, done] = await registered(context, cast, {}, [{}, {}])
  await executed(context, cast, done!)
  const draft = (await olena.post('/removal-drafts', { tasks: [open, done] })).body
  expect(draft.items[0].blocks).toEqual(['не виконано, строк 10.12.2026'])
  const answer = await olena.post(`/removal-drafts/${draft.id}/adoption`, act)
  expect([answer.status, answer.body.detail]).toEqual([
    422,
    '№ 1 від 02.11.2026, п. 1: не виконано, строк 10.12.2026.',
  ])
})

it('is for the controller; readers of everything may read; for others there is nothing', async () => {
  const tasks = await executedActs(context, cast, 1)
  const draft = (await (await programOf(context, cast.olena)).post('/removal-drafts', { tasks })).body
  for (const name of ['hanna', 'andrii'] as const) {
    const program = await programOf(context, cast[name])
    expect((await program.get(`/removal-drafts/${draft.id}`)).status).toBe(200)
    expect((await program.post(`/removal-drafts/${draft.id}/adoption`, act)).status).toBe(403)
    expect((await program.post('/removal-drafts', { tasks })).status).toBe(403)
  }
  for (const name of ['petro', 'ihor'] as const)
    expect((await (await programOf(context, cast[name])).get(`/removal-drafts/${draft.id}`)).status).toBe(404)
})

it('what makes no sense is refused field by field', async () => {
  const olena = await programOf(context, cast.olena)
  expect((await olena.post('/removal-drafts', { tasks: [] })).body.code).toBe('removal-without-items')
  expect((await olena.post('/removal-drafts', { tasks: ['nothing'] })).status).toBe(404)
  expect((await olena.post('/removal-drafts', {})).body.errors).toMatchObject([{ field: 'tasks' }])
  const bad = await olena.post('/removal-drafts/nothing/adoption', { number: '', date: '2026-02-31' })
  expect(bad.body.errors.map(({ field }: { field: string }) => field)).toEqual(['number', 'date'])
})

import { beforeEach, expect, it } from 'vitest'
import { errataAnswer, replayAnswer, signedAnswer } from '../../src/api/signed-reports.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, point } from './samples.ts'

let context: TestContext
let cast: Cast
let olena: Program
let task: string

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  olena = await programOf(context, cast.olena)
  const { body } = await olena.post('/documents', decision({ tasks: [point()] }))
  task = body.tasks[0].id
  context.clock.moveTo('2026-12-02')
})

const november = { report: 'departments', from: '2026-11-01', to: '2026-11-30' }

it('a report is signed, read and built again by a program', async () => {
  const signed = await olena.post('/reports/sealed', november)
  expect([signed.status, signed.headers.get('Location')]).toEqual([
    201,
    `/api/v1/reports/sealed/${signed.body.id}`,
  ])
  const { id, asOf, number, answer } = signedAnswer.parse(signed.body)
  expect([asOf, number]).toEqual(['2026-12-01', 1])
  expect(answer).toContainEqual({ key: 'departments/total/taken', value: 1 })
  expect((await olena.get(`/reports/sealed/${id}`)).body).toEqual(signed.body)
  const { reports } = (await olena.get('/reports/sealed?report=departments&year=2026')).body
  expect(reports).toMatchObject([{ id, errata: 0 }])
  const replay = replayAnswer.parse((await olena.get(`/reports/sealed/${id}/replay`)).body)
  expect(replay).toMatchObject({ matches: true, formula: true, calendar: true, lines: [], files: true })
})

it('the same request under one key signs once', async () => {
  const once = { 'Idempotency-Key': 'december' }
  const first = await olena.post('/reports/sealed', november, once)
  context.clock.moveTo('2026-12-03')
  const again = await olena.post('/reports/sealed', november, once)
  expect(again.body).toEqual(first.body)
  expect((await olena.get('/reports/sealed')).body.reports).toHaveLength(1)
})

it('a later entry is an errata sheet', async () => {
  const { id } = (await olena.post('/reports/sealed', november)).body
  const at = `/reports/sealed/${id}/errata`
  const ground = 'Виконання внесено із запізненням'
  expect((await olena.post(at, { ground })).body.code).toBe('nothing-to-correct')
  context.clock.moveTo('2026-12-04')
  const execution = { on: '2026-11-25', completeness: 'full' }
  expect((await olena.post(`/tasks/${task}/execution`, execution)).status).toBeLessThan(300)
  const sheet = errataAnswer.parse((await olena.post(at, { ground })).body)
  expect(sheet).toMatchObject({ number: 1, ground, causes: [{ what: 'executed', happenedOn: '2026-11-25' }] })
  expect(sheet.lines).toContainEqual({
    key: 'departments/total/executedInTime',
    name: 'Усього: виконано в строк',
    was: 0,
    is: 1,
  })
  expect((await olena.get(at)).body.errata).toHaveLength(1)
})

it('a running period is refused, and to whoever does not control', async () => {
  const december = { report: 'departments', from: '2026-12-01', to: '2026-12-31' }
  const refused = await olena.post('/reports/sealed', december)
  expect([refused.status, refused.body.code]).toEqual([422, 'period-not-over'])
  const petro = await programOf(context, cast.petro)
  expect((await petro.post('/reports/sealed', november)).status).toBe(403)
  expect((await petro.get('/reports/sealed/none')).status).toBe(404)
})

import { expect, it } from 'vitest'
import { agendaAnswer } from '../../src/api/agendas.ts'
import { protocolAnswer } from '../../src/api/protocols.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { programOf } from './program.ts'

it('an agenda is opened once for one key, a question is proposed, both are read', async () => {
  const context = await testContext()
  const cast = await withCast(context)
  const [hanna, petro] = [await programOf(context, cast.hanna), await programOf(context, cast.petro)]
  const sent = { kind: 'operational-meeting', date: '2026-11-27', hour: '9:30' }
  expect((await petro.post('/agendas', sent)).status).toBe(403)
  const key = { 'Idempotency-Key': 'agenda-1' }
  const made = await hanna.post('/agendas', sent, key)
  expect(made.status).toBe(201)
  expect((await hanna.post('/agendas', sent, key)).body).toEqual(made.body)
  expect((await hanna.post('/agendas', sent)).body.code).toBe('agenda-exists')

  const path = `/agendas/${made.body.id}`
  expect((await petro.post(`${path}/questions`, { title: 'Про автобуси' })).status).toBe(201)
  expect((await petro.post(`${path}/questions`, { title: ' ' })).status).toBe(422)
  const agenda = agendaAnswer.parse((await petro.get(path)).body)
  expect(agenda).toMatchObject({ date: '2026-11-27', hour: '09:30', protocol: null })
  expect(agenda.questions.map(({ title }) => title)).toEqual(['Про стан виконання попередніх доручень'])
  expect(agenda.others).toMatchObject([{ title: 'Про автобуси', department: 'Управління транспорту' }])
  expect((await petro.get('/agendas/nothing')).status).toBe(404)
})

it('a meeting is held by programs: decided, moved, instructed, finished, and read as protocol and extract', async () => {
  const context = await testContext()
  const cast = await withCast(context)
  const [olena, hanna] = [await programOf(context, cast.olena), await programOf(context, cast.hanna)]
  const petro = await programOf(context, cast.petro)
  const opened = async (date: string) => {
    const { body } = await hanna.post('/agendas', { kind: 'operational-meeting', date, hour: '10:00' })
    return `/agendas/${body.id}`
  }
  const instruction = {
    question: 1,
    text: 'Полагодити зупинку',
    executors: ['Управління транспорту, Іваненко П. С.'],
  }
  const before = await opened('2026-11-13')
  expect((await petro.post(`${before}/instructions`, instruction)).status).toBe(403)
  const empty = await olena.post(`${before}/instructions`, { ...instruction, executors: [''] })
  expect(empty.body).toMatchObject({ code: 'no-executor', errors: [{ field: 'executors' }] })
  const earlier = await olena.post(
    `${before}/instructions`,
    { ...instruction, term: '18.11.2026' },
    { 'Idempotency-Key': 'i-1' },
  )
  expect(earlier.body).toMatchObject({ point: '1.1', due: '2026-11-18' })
  const again = await olena.post(
    `${before}/instructions`,
    { ...instruction, term: '18.11.2026' },
    { 'Idempotency-Key': 'i-1' },
  )
  expect(again.body.id).toBe(earlier.body.id)
  expect((await olena.post(`${before}/finish`, { next: '2026-11-13' })).body.code).toBe('next-not-later')
  expect((await olena.post(`${before}/finish`)).status).toBe(201)

  const path = await opened('2026-11-20')
  expect(agendaAnswer.parse((await petro.get(path)).body).previous).toMatchObject({ index: '1' })
  const proposed = await petro.post(`${path}/questions`, { title: 'Про автобуси' })
  const decision = { question: proposed.body.id, decision: 'accepted' }
  expect((await petro.post(`${path}/decisions`, decision)).status).toBe(403)
  expect((await hanna.post(`${path}/decisions`, { ...decision, question: 'none' })).status).toBe(404)
  expect((await hanna.post(`${path}/decisions`, decision)).status).toBe(201)

  const task = earlier.body.id
  expect((await hanna.post(`${path}/executions`, { task })).status).toBe(403)
  expect((await olena.post(`${path}/extensions`, { task, until: '2026-11-17' })).status).toBe(422)
  const moved = await olena.post(`${path}/extensions`, { task, until: '2026-12-01' })
  expect(moved.body).toMatchObject({ firstDue: '2026-11-18', extensions: [{ until: '2026-12-01' }] })
  const stale = await olena.post(`${path}/executions`, { task }, { 'If-Match': '"1"' })
  expect(stale.status).toBe(409)
  expect((await olena.post(`${path}/executions`, { task })).body.executedOn).toBe('2026-11-20')
  const given = await hanna.post(`${path}/instructions`, { ...instruction, question: 2, term: '10 днів' })
  expect(given.body.point).toBe('2.1')

  const finished = await hanna.post(`${path}/finish`, { next: '2026-11-27' })
  expect(agendaAnswer.parse((await hanna.get(path)).body).finished?.by).toBe('Мельник Г. П.')
  for (const [act, body] of [
    ['instructions', instruction],
    ['executions', { task }],
    ['decisions', decision],
    ['questions', { title: 'Пізнє' }],
  ] as const)
    expect((await olena.post(`${path}/${act}`, body)).body.code).toBe('meeting-finished')
  expect((await olena.post(`${path}/reopening`, { reason: ' ' })).status).toBe(422)

  const protocol = `/protocols/${finished.body.protocol}`
  const read = await petro.get(protocol)
  expect(protocolAnswer.parse(read.body)).toMatchObject({ index: '2', finished: true })
  const details = { hour: '10:05', place: 'зала', chair: 'Олег ПЕТРЕНКО', attendees: '12 осіб', keeper: '' }
  expect((await hanna.post(`${protocol}/details`, details)).status).toBe(428)
  const version = { 'If-Match': read.headers.get('ETag')! }
  expect((await petro.post(`${protocol}/details`, details, version)).status).toBe(403)
  expect((await hanna.post(`${protocol}/details`, details, version)).status).toBe(201)
  expect((await hanna.post(`${protocol}/details`, details, version)).status).toBe(409)
  const speech = { question: 2, spoken: 'Гнатюк Р. І.' }
  expect((await petro.post(`${protocol}/speeches`, speech)).status).toBe(403)
  const nowhere = await hanna.post(`${protocol}/speeches`, { ...speech, question: 9 })
  expect(nowhere.body.errors[0].field).toBe('question')
  expect((await hanna.post(`${protocol}/speeches`, speech)).status).toBe(201)
  const extract = protocolAnswer.parse(
    (await olena.get(`${protocol}/extract?department=${encodeURIComponent('Управління транспорту')}`)).body,
  )
  expect(extract).toMatchObject({ details, questions: [{ number: 2, spoken: 'Гнатюк Р. І.' }] })
  expect((await olena.get(`${protocol}/extract?department=none`)).status).toBe(404)
  expect((await olena.post(`${path}/reopening`, { reason: 'Забули' })).status).toBe(201)
  expect((await olena.post(`${path}/reopening`, { reason: 'Забули' })).body.code).toBe('meeting-goes-on')
})

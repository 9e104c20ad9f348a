import { expect, it } from 'vitest'
import { agendaAnswer } from '../../src/api/agendas.ts'
import { withCast } from '../support/cast.ts'
import { testOffice } from '../support/office.ts'
import { programOf } from './program.ts'

it('an agenda is opened once for one key, a question is proposed, both are read', async () => {
  const office = await testOffice()
  const cast = await withCast(office)
  const [hanna, petro] = [await programOf(office, cast.hanna), await programOf(office, cast.petro)]
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

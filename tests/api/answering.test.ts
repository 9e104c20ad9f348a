import { beforeEach, expect, it } from 'vitest'
import { myAnswer, queueAnswer } from '../../src/api/answering.ts'
import { taskAnswer } from '../../src/api/task-answers.ts'
import { declarations } from '../../src/app.ts'
import { actNames } from '../../src/tasks/acts.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision } from './samples.ts'

let context: TestContext
let cast: Cast
let id: string
let [olena, petro, roman, maria, dmytro]: Program[] = []

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  ;[olena, petro, roman, maria, dmytro] = await Promise.all(
    [cast.olena, cast.petro, cast.roman, cast.maria, cast.dmytro].map((member) => programOf(context, member)),
  )
  id = (await olena!.post('/documents', decision())).body.tasks[0].id
})

it('every act of the table has its operation', () => {
  const paths = declarations.map(({ path }) => path)
  for (const act of actNames.filter((name) => name !== 'edit'))
    expect(paths).toContain(`/api/v1/tasks/:id/${act}`)
})

it('an executor answers, and the queue of control has it', async () => {
  expect((await petro!.post(`/tasks/${id}/acknowledgement`, {})).status).toBe(201)
  expect((await petro!.post(`/tasks/${id}/acknowledgement`, {})).body).toMatchObject({
    code: 'acknowledged-already',
  })
  expect((await petro!.post(`/tasks/${id}/notes`, { text: 'Триває' })).status).toBe(201)
  const request = await petro!.post(`/tasks/${id}/extension-requests`, {
    until: '2027-01-15',
    reason: 'немає коштів',
  })
  expect(taskAnswer.parse(request.body).request).toEqual({
    askedOn: '2026-11-20',
    until: '2027-01-15',
    reason: 'немає коштів',
  })
  await petro!.post(`/tasks/${id}/reassignment-proposals`, { whose: 'Управління культури', reason: 'не наш' })
  const queue = queueAnswer.parse((await olena!.get('/queue')).body)
  expect(queue.requests.map((item) => item.id)).toEqual([id])
  expect(queue.proposals[0]!.acts).toContain('reassignment-refusals')
  await olena!.post(`/tasks/${id}/extension-refusals`, { reason: 'ні' })
  await olena!.post(`/tasks/${id}/reassignment-refusals`, { reason: 'ваше' })
  expect((await olena!.get('/queue')).body).toEqual({ reports: [], requests: [], proposals: [] })
})

it('what a person may do stands beside each task, and is what the server then does', async () => {
  const { parts } = myAnswer.parse((await petro!.get('/my')).body)
  expect(parts.map(({ name, total }) => [name, total])).toEqual([['mine', 1]])
  expect(parts[0]!.items[0]!.acts).toEqual([
    'acknowledgement',
    'reports',
    'notes',
    'extension-requests',
    'reassignment-proposals',
    'sub-instructions',
  ])
  expect((await petro!.get('/queue')).status).toBe(404)
})

it('a lead hands a part on, and the parent names it', async () => {
  const given = { text: 'Акт', person: 'Іваненко П. С.', due: '2026-12-01' }
  const parent = taskAnswer.parse((await roman!.post(`/tasks/${id}/sub-instructions`, given)).body)
  expect(parent.handedOn).toHaveLength(1)
  const [below] = parent.handedOn
  const report = { executedOn: '2026-11-20', text: 'Акт складено' }
  expect((await petro!.post(`/tasks/${below}/reports`, report)).body.partOf).toBe(id)
  expect((await olena!.post(`/tasks/${below}/acceptance`, {})).status).toBe(403)
  expect((await roman!.post(`/tasks/${below}/acceptance`, {})).body.state).toBe('done')
})

it('a leave and a merger are recorded by names', async () => {
  const leave = {
    person: 'Іваненко П. С.',
    substitute: 'Бондар І. О.',
    from: '2026-11-20',
    to: '2026-11-27',
    order: { number: '118-к', date: '2026-11-20' },
  }
  expect((await olena!.post('/leaves', leave)).status).toBe(403)
  const key = { 'Idempotency-Key': 'leave-1' }
  const recorded = await dmytro!.post('/leaves', leave, key)
  expect(recorded.status).toBe(201)
  expect((await dmytro!.post('/leaves', leave, key)).body).toEqual(recorded.body)
  const ihor = await programOf(context, cast.ihor)
  expect((await ihor.get('/my')).body.parts).toMatchObject([{ name: 'instead', of: 'Іваненко П. С.' }])
  await dmytro!.post(`/leaves/${recorded.body.id}/ending`, { reason: 'відкликано' })
  expect((await ihor.get('/my')).body.parts).toEqual([])
  const merger = {
    department: 'Управління транспорту',
    into: 'Департамент освіти',
    on: '2026-11-20',
    ground: '№ 7',
  }
  expect((await dmytro!.post('/departments/mergers', merger)).body).toEqual({ moved: 1 })
  expect((await maria!.get('/my')).status).toBe(200)
})

import { beforeEach, expect, it } from 'vitest'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { pagesOf, rowsOf } from '../support/pages.ts'

let context: TestContext
let cast: Cast
beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})
const keeper = () => pagesOf(context, cast.dmytro)

it('a leave is recorded on a page of the person and ended there', async () => {
  const path = `/executors/people/${cast.petro.person.id}/leaves`
  const leave = {
    substitute: 'Шевчук М. А.',
    from: '20.11.2026',
    to: '27.11.2026',
    orderNumber: '118-к',
    orderDate: '19.11.2026',
  }
  const refused = await keeper().post(path, { ...leave, to: '31.02.2026' })
  expect(refused).toMatchObject({ status: 422 })
  expect(refused.html).toContain('value="118-к"')
  expect(await keeper().post(path, leave)).toMatchObject({ status: 303, to: path })
  const page = await keeper().get(path)
  expect(rowsOf(page)[0]).toContain('20.11.2026 — 27.11.2026 Шевчук М. А. № 118-к від 19.11.2026')
  const ending = /action="(\/executors\/leaves\/[^"]+)"/.exec(page.html)![1]!
  expect((await keeper().post(ending, { person: cast.petro.person.id, reason: '' })).status).toBe(422)
  await keeper().post(ending, { person: cast.petro.person.id, reason: 'відкликано' })
  expect(rowsOf(await keeper().get(path))[0]).toContain('скасовано: відкликано')
})

it('only whoever keeps people sees and does it, a substitute of theirs not either', async () => {
  const path = `/executors/people/${cast.petro.person.id}/leaves`
  const { person } = cast.dmytro
  await keeper().post(`/executors/people/${person.id}/leaves`, {
    substitute: 'Мельник Г. П.',
    from: '20.11.2026',
    to: '20.11.2026',
    orderNumber: '1-к',
    orderDate: '20.11.2026',
  })
  for (const member of [cast.hanna, cast.olena, cast.petro])
    expect((await pagesOf(context, member).get(path)).status).toBe(404)
})

it('a department is joined to another on its page', async () => {
  const { transport, education } = cast.departments
  const path = `/executors/departments/${transport.id}/merger`
  const merger = { into: education.id, on: '20.11.2026', ground: 'рішення № 77' }
  expect((await keeper().post(path, { ...merger, ground: '' })).status).toBe(422)
  expect(await keeper().post(path, merger)).toMatchObject({ to: `/executors/departments/${education.id}` })
  expect((await keeper().get(path)).status).toBe(404)
  expect((await keeper().get(`/executors/departments/${education.id}`)).text).toContain('Іваненко')
})

import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type Fields, pagesOf } from '../support/pages.ts'

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  app = createApp(context)
})

const get = (member: Member, path: string) => pagesOf(context, member).get(path)

const post = (member: Member, path: string, fields: Fields = {}) =>
  pagesOf(context, member).post(path, fields)

async function giveTask(department = 'Управління транспорту') {
  must(
    await registerDocument(context, cast.hanna.actor, {
      kind: 'mayoral-order',
      registeredOn: '2026-11-02' as Day,
      receivedAt: null,
      correspondent: null,
      title: 'Про підготовку до зими',
      publicTitle: null,
      caseIndex: null,
      tasks: [
        {
          point: '1',
          text: 'Підготувати техніку',
          executors: [{ words: `${department}, Іваненко П. С.` }],
          term: { kind: 'day', day: '2026-11-10' as Day },
          placedOn: '2026-11-02' as Day,
          special: false,
          controller: null,
          supervisor: null,
          question: null,
        },
      ],
    }),
  )
}

const transport = () => `/executors/departments/${cast.departments.transport.id}`

describe('departments and people', () => {
  it('stand in the order of the council, with what is open and overdue', async () => {
    await giveTask()
    const { status, html } = await get(cast.ihor, '/executors')
    expect(status).toBe(200)
    expect(html.indexOf('Відділ контролю')).toBeLessThan(html.indexOf('Управління транспорту'))
    expect(html).toContain(`/tasks?department=${cast.departments.transport.id}&amp;state=overdue`)
    expect(html).not.toContain('Додати підрозділ')
  })

  it('are found by the beginning of a word, in any letters', async () => {
    const found = await get(cast.ihor, '/executors?text=Iван')
    expect(found.html).toContain('Управління транспорту')
    expect(found.html).not.toContain('Департамент освіти')
    expect((await get(cast.ihor, '/executors?text=нікого')).html).toContain('Нікого й нічого не знайдено')
    expect((await get(cast.ihor, '/executors?text="><script>')).html).not.toContain('"><script>')
  })

  it('may be looked at by everybody; what changes them is not there for others', async () => {
    expect((await get(cast.ihor, transport())).html).toContain('Іваненко Петро Сергійович')
    expect((await get(cast.olena, '/executors/departments/new')).status).toBe(404)
    expect((await get(cast.olena, `/executors/people/${cast.petro.person.id}`)).status).toBe(404)
    expect((await post(cast.olena, '/executors/departments', { name: 'Нове' })).status).toBe(403)
    expect((await get(cast.dmytro, '/executors/departments/none')).status).toBe(404)
  })
})

describe('keeping departments', () => {
  it('adds one; a name that another bears is refused however it is written', async () => {
    const added = await post(cast.dmytro, '/executors/departments', { name: 'Служба у справах сім’ї' })
    expect(added.status).toBe(303)
    expect((await get(cast.dmytro, added.to!)).html).toContain('Служба у справах сім’ї')
    const again = await post(cast.dmytro, '/executors/departments', { name: " служба  у справах СІМ'Ї" })
    expect(again.status).toBe(422)
    expect(again.html).toContain('СІМ&#39;Ї')
    expect((await post(cast.dmytro, '/executors/departments', { name: '' })).status).toBe(422)
  })

  it('renames one from a day on: the protocol of before keeps the old name', async () => {
    const made = await post(cast.hanna, '/meetings', { kind: 'inspection', date: '02.11.2026' })
    await post(cast.hanna, `${made.to}/instructions`, {
      question: '0',
      'q0[text]': 'Прибрати',
      'q0[executors]': 'Управління транспорту',
    })
    const renamed = await post(cast.dmytro, `${transport()}/names`, {
      name: 'Департамент мобільності',
      from: '15.11.2026',
    })
    expect(renamed.status).toBe(303)
    const page = await get(cast.dmytro, transport())
    expect(page.html).toContain('<h1>Департамент мобільності</h1>')
    expect(page.html).toContain('Управління транспорту')
    const protocol = await get(cast.hanna, made.to!)
    expect(protocol.html).toContain('<b>Управління транспорту</b>')
    expect(protocol.html).not.toContain('Департамент мобільності')
  })

  it('refuses a name from a day that has not come, or before the name in force', async () => {
    const name = 'Департамент мобільності'
    expect((await post(cast.dmytro, `${transport()}/names`, { name, from: '01.12.2026' })).status).toBe(422)
    await post(cast.dmytro, `${transport()}/names`, { name, from: '15.11.2026' })
    const early = await post(cast.dmytro, `${transport()}/names`, { name: 'Ще інша', from: '10.11.2026' })
    expect(early.status).toBe(422)
    expect(early.html).toContain('15.11.2026')
    expect(early.html).toContain('Ще інша')
  })

  it('closes one only when nothing it leads is on control, and says how much is', async () => {
    await giveTask()
    const refused = await post(cast.dmytro, `${transport()}/closure`, { on: '20.11.2026' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('ще не знятих з контролю: 1')
    expect(refused.html).toContain(`href="/tasks?department=${cast.departments.transport.id}"`)

    const culture = cast.departments.culture.id
    expect(
      (await post(cast.dmytro, `/executors/departments/${culture}/closure`, { on: '20.11.2026' })).status,
    ).toBe(303)
    expect((await get(cast.dmytro, '/executors')).html).toContain('закрито 20.11.2026')
    expect((await get(cast.dmytro, '/executors/suggest?q=культ')).html).toBe('')
  })

  it('names a head out of its own people', async () => {
    expect((await post(cast.dmytro, `${transport()}/head`, { head: cast.roman.person.id })).status).toBe(303)
    expect((await get(cast.ihor, '/executors')).html).toContain('<div>Гнатюк Р. І.</div>')
    expect((await post(cast.dmytro, `${transport()}/head`, { head: cast.maria.person.id })).status).toBe(422)
  })
})

describe('keeping people', () => {
  const newcomer = () => ({
    name: 'Левченко Олег Ігорович',
    department: cast.departments.transport.id,
    post: 'головний спеціаліст',
    email: 'levchenko@rada.example',
  })

  it('adds a person, who is offered as an executor at once', async () => {
    const added = await post(cast.dmytro, '/executors/people', newcomer())
    expect(added.status).toBe(303)
    expect((await get(cast.hanna, '/executors/suggest?q=левч')).html).toBe(
      '<li role="option" data-value="Управління транспорту, Левченко О. І.">Левченко О. І. <span class="sub">головний спеціаліст, Управління транспорту</span></li>',
    )
    expect((await post(cast.dmytro, '/executors/people', newcomer())).html).toContain('вже є')
  })

  it('tells every field that is wrong, and keeps what was typed', async () => {
    const { status, html } = await post(cast.dmytro, '/executors/people', {
      ...newcomer(),
      name: '',
      email: 'not an address',
    })
    expect(status).toBe(422)
    expect(html).toContain('href="#name"')
    expect(html).toContain('href="#email"')
    expect(html).toContain('value="головний спеціаліст"')
  })

  it('invites a person: the link is shown once and signs in', async () => {
    const { to } = await post(cast.dmytro, '/executors/people', newcomer())
    const invited = await post(cast.dmytro, `${to}/invitation`, {
      email: 'Levchenko@rada.example',
      role: 'executor',
    })
    expect(invited.status).toBe(200)
    const link = /value="http:\/\/localhost(\/sign-in\/link\/[^"]+)"/.exec(invited.html)?.[1]
    expect((await app.request(link!)).status).toBe(200)
    expect((await get(cast.dmytro, to!)).html).not.toContain('/sign-in/link/')
    const used = await app.request(link!, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })
    expect(used.status).toBe(303)
  })

  it('refuses an invitation with a role nobody has or an address in use', async () => {
    const { to } = await post(cast.dmytro, '/executors/people', newcomer())
    const wrong = await post(cast.dmytro, `${to}/invitation`, { email: cast.petro.email, role: 'king' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('href="#email"')
    expect(wrong.html).toContain('href="#role"')
  })

  it('whoever has left loses every right with the next request, and may come back', async () => {
    const path = `/executors/people/${cast.petro.person.id}`
    const headers = await signedIn(context, cast.petro)
    expect((await app.request('/meetings', { headers })).status).toBe(200)
    expect((await post(cast.dmytro, `${path}/departure`, { on: '20.11.2026' })).status).toBe(303)
    expect((await app.request('/meetings', { headers })).status).toBe(303)
    expect((await get(cast.dmytro, '/executors/suggest?q=іваненко')).html).toBe('')
    expect((await post(cast.dmytro, `${path}/departure`, { on: '20.11.2026' })).status).toBe(422)
    await post(cast.dmytro, `${path}/return`)
    // Not by the session of before: by signing in anew.
    expect((await app.request('/meetings', { headers })).status).toBe(303)
    expect((await app.request('/meetings', { headers: await signedIn(context, cast.petro) })).status).toBe(
      200,
    )
  })

  it('nobody leaves by his own hand, or on a day that has not come', async () => {
    const own = `/executors/people/${cast.dmytro.person.id}/departure`
    expect((await post(cast.dmytro, own, { on: '20.11.2026' })).status).toBe(422)
    const ahead = `/executors/people/${cast.petro.person.id}/departure`
    expect((await post(cast.dmytro, ahead, { on: '21.11.2026' })).status).toBe(422)
    expect((await post(cast.dmytro, ahead, { on: '31.02.2026' })).html).toContain('не день')
  })
})

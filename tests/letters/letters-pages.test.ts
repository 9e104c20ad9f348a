import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { deliveryStates } from '../../src/letters/letter-kind.ts'
import { letterResolutions, mayResolveLetter } from '../../src/letters/outbox/resolution.ts'
import { resolveLetter } from '../../src/letters/outbox/resolve-letter.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'

const today = '2026-11-25'
let listener: SmtpListener
let context: TestContext
let cast: Cast
let olena: ReturnType<typeof pagesOf>

beforeAll(async () => {
  listener = await smtpListener()
})
afterAll(() => listener.stop())

beforeEach(async () => {
  await listener.fail()
  context = { ...(await testContext({ clock: testClock(today) })), mail: smtpMailer(listener.url) }
  cast = await withCast(context)
  olena = pagesOf(context, cast.olena)
  const term = { kind: 'day' as const, day: day(today) }
  const draft = decision({ registeredOn: day(today), tasks: [point({ placedOn: day(today), term })] })
  must(await registerDocument(context, cast.olena.actor, draft))
})

const reminder = () =>
  context.db.read
    .selectFrom('outbox')
    .select(['id', 'state'])
    .where('kind', '=', 'reminder')
    .executeTakeFirstOrThrow()

describe('«Листи»', () => {
  it('are planned, sent and told of on one page', async () => {
    expect((await olena.get('/letters')).text).toContain('Листів тут немає')
    await olena.post('/letters/plans', {})
    const waiting = await olena.get('/letters?view=waiting')
    expect(waiting.text).toContain('заплановано')
    expect(waiting.text).toContain('Іваненко П. С.')
    await olena.post('/letters/sendings', {})
    const sent = await olena.get('/letters?view=sent')
    expect(sent.text).toMatch(/№ \d+ від 25\.11\.2026/)
    expect(sent.text).toContain('прийнято сервером')
    const card = await olena.get(`/letters/${(await reminder()).id}`)
    expect(card.text).toContain('у день строку')
    expect(card.text).toContain('передається')
    expect(card.text).toContain('petro@rada.example')
  })

  it('say what keeps them from leaving', async () => {
    context.mail = null
    context.clock.moveTo('2026-11-26T09:00:00.000Z')
    const page = await olena.get('/letters')
    expect(page.text).toContain('Поштовий сервер не задано')
    expect(page.text).toContain('Сьогоднішніх листів ще не сплановано')
  })

  it('that nobody knows of ask a person: arrived, once more, or not at all', async () => {
    await context.db.commit([
      context.db.read
        .insertInto('settings')
        .values({ name: 'letters-wait-for-person', value: '["reminder"]' }),
    ])
    await listener.fail({ fault: 'cut', times: 20 })
    await olena.post('/letters/plans', {})
    await olena.post('/letters/sendings', {})
    const { id, state } = await reminder()
    expect(state).toBe('unknown')
    expect((await olena.get('/letters?view=attention')).text).toContain('невідомо, чи дійшов')
    const card = await olena.get(`/letters/${id}`)
    for (const button of ['Дійшов', 'Надіслати ще раз', 'Не надсилати']) expect(card.text).toContain(button)
    await olena.post(`/letters/${id}/settlements`, { settlement: 'arrived' })
    expect((await reminder()).state).toBe('accepted')
    expect((await olena.get(`/letters/${id}`)).text).toContain('Дійшов: підтверджено людиною.')
  })

  it('are read by leadership, settled by control, absent for an executor', async () => {
    await olena.post('/letters/plans', {})
    const { id } = await reminder()
    const andrii = pagesOf(context, cast.andrii)
    expect((await andrii.get(`/letters/${id}`)).status).toBe(200)
    expect((await andrii.post(`/letters/${id}/settlements`, { settlement: 'withhold' })).status).toBe(403)
    expect((await pagesOf(context, cast.petro).get('/letters')).status).toBe(404)
    expect((await olena.get('/letters/nothing')).status).toBe(404)
  })

  it('offer no decision that the action refuses, and refuse none that is offered', async () => {
    await olena.post('/letters/plans', {})
    const { id } = await reminder()
    for (const state of deliveryStates)
      for (const resolution of letterResolutions) {
        await context.db.commit([context.db.read.updateTable('outbox').set({ state }).where('id', '=', id)])
        const outcome = await resolveLetter(context, cast.olena.actor, { id, resolution })
        expect(outcome.ok, `${state} ${resolution}`).toBe(mayResolveLetter(resolution, state))
      }
  })

  it('a test letter goes to oneself without a number', async () => {
    const before = listener.accepted().length
    const answer = await olena.post('/letters/tests', {})
    expect(answer.to).toMatch(/^\/letters\//)
    await olena.post('/letters/sendings', {})
    const [letter] = listener.accepted().slice(before)
    expect(letter!.to).toEqual(['olena@rada.example'])
    expect(await context.db.read.selectFrom('letters').selectAll().execute()).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { checkLetters } from '../../src/cli/checks/letters.ts'
import type { Day } from '../../src/kernel/day.ts'
import { deliverLetters } from '../../src/letters/outbox/deliver.ts'
import { lettersNotices } from '../../src/letters/outbox/letters-notice.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { threadedMailer } from '../../src/server/node/threaded-mailer.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { mailServerCertificate, type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { planned } from './planned-letter.ts'

let context: TestContext
let listener: SmtpListener | undefined

beforeEach(async () => {
  context = await testContext()
  const cast = await withCast(context)
  const { task } = await decisionWithPoint(context, cast)
  await planned(context, { to: cast.petro.person.id, items: [{ taskId: task }] })
})
afterEach(() => listener?.stop())

/** A server that is not on this machine, as far as its address tells; the register has a password for it. */
async function elsewhere(options: { certificate?: boolean; address?: string } = {}): Promise<SmtpListener> {
  const { certificate = false, address = '' } = options
  const server = await smtpListener({ host: '127.0.0.2', certificate })
  listener = server
  const url = new URL(server.url + address)
  url.searchParams.set('timeout', '20000')
  Object.assign(url, { username: 'register', password: 'secret' })
  context.mail = smtpMailer(url.href)
  return server
}
const send = () => deliverLetters(context, { by: context.clock.today() as Day })
const waits = async (why: string) => {
  expect(await send()).toMatchObject({ sent: 0, unknown: 0, deferred: 1 })
  expect(listener!.accepted()).toEqual([])
  expect(listener!.logins()).toEqual([])
  expect(await lettersNotices(context)).toContainEqual({
    why: 'server-unreachable',
    words: expect.stringContaining(why),
  })
}

describe('a mail server beyond this machine', () => {
  it('that offers no encryption gets neither password nor letter; letters wait and the control department is told', async () => {
    await elsewhere()
    await waits('захищеного з’єднання немає')
  })

  it('whose certificate nobody has signed gets nothing either', async () => {
    await elsewhere({ certificate: true })
    await waits('self-signed certificate')
  })

  it('that proves who it is gets both, encrypted', async () => {
    const trusted = getCACertificates('default')
    setDefaultCACertificates([...trusted, readFileSync(mailServerCertificate, 'utf8')])
    try {
      const server = await elsewhere({ certificate: true })
      expect(await send()).toMatchObject({ sent: 1 })
      expect(server.logins()).toEqual(['register encrypted'])
      expect(server.accepted().map(({ encrypted }) => encrypted)).toEqual([true])
    } finally {
      setDefaultCACertificates(trusted)
    }
  })

  it('is spoken to in the clear where its address says so, and the register says it aloud', async () => {
    const server = await elsewhere({ address: '&tls=no' })
    expect(await send()).toMatchObject({ sent: 1 })
    expect(server.accepted().map(({ encrypted }) => encrypted)).toEqual([false])
    await context.db.commit([
      context.db.read
        .insertInto('settings')
        .values({ name: 'letters-last-planned', value: context.clock.today() }),
    ])
    const aloud = expect.stringContaining('БЕЗ ШИФРУВАННЯ')
    expect(await checkLetters(context)).toEqual({ ok: true, detail: aloud })
    const ready = await createApp(context, { smtpUrl: server.url }).request('/readyz')
    const { checks } = (await ready.json()) as { checks: { name: string }[] }
    expect(checks.find(({ name }) => name === 'mail')).toMatchObject({ ok: true, detail: aloud })
  })
})

it('only the address of another machine may ask for mail in the clear, and either mailer tells it', () => {
  for (const mailer of [smtpMailer, threadedMailer]) {
    expect(mailer('smtp://mail.example:587?tls=no').inTheClear).toBe(true)
    for (const url of [
      'smtp://mail.example:587',
      'smtps://mail.example?tls=no',
      'smtp://127.0.0.1:25?tls=no',
    ])
      expect(mailer(url).inTheClear, url).toBe(false)
  }
})

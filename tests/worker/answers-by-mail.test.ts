import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { issueFeed } from '../../src/letters/calendar-feed/keep-feeds.ts'
import { message, windows1251 } from '../letters/message.ts'
import { written } from '../letters/written-link.ts'
import { registered } from '../removal/executed-acts.ts'
import { withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

const today = systemClock.today()
let worker: RunningWorker
let task: string
let messageId: string
let feed: string

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    const term = { kind: 'count' as const, n: 10, unit: 'day' as const }
    const given = await registered(context, cast, { registeredOn: today }, [{ term, placedOn: today }])
    task = given[0]!
    messageId = (await written(context, cast.petro.person.id, [task])).messageId
    const issued = await issueFeed(context, cast.petro.actor, null)
    if (issued.ok) feed = `/feeds/${issued.value.secret}.ics`
  })
})

it('a reply that comes to the Worker is proposed to the task of its letter, its words read right', async () => {
  const raw = message({
    replyTo: messageId,
    charset: 'windows-1251',
    subject: `=?windows-1251?B?${Buffer.from(windows1251('Відповідь')).toString('base64')}?=`,
    text: 'Ґанок полагоджено',
    file: { name: 'Акт.pdf', content: '%PDF-1.4 акт' },
  })
  const address = new URL(
    '/cdn-cgi/handler/email?from=petro@rada.example&to=control@rada.example',
    worker.url,
  )
  const answer = await fetch(address, { method: 'POST', body: Buffer.from(raw) })
  expect({ status: answer.status, text: await answer.text() }).toMatchObject({ status: 200 })
  await worker.withContext(async ({ db }) => {
    expect(await db.read.selectFrom('mail_replies').selectAll().execute()).toMatchObject([
      { task_id: task, subject: 'Відповідь', text: 'Ґанок полагоджено' },
    ])
    expect(await db.read.selectFrom('mail_reply_files').select('name').execute()).toEqual([
      { name: 'Акт.pdf' },
    ])
  })
})

it('a calendar of due days is told in workerd, and not again while nothing changes', async () => {
  const answer = await fetch(new URL(feed, worker.url))
  expect(answer.headers.get('Content-Type')).toContain('text/calendar')
  expect(await answer.text()).toContain(`UID:${task}@`)
  const again = await fetch(new URL(feed, worker.url), {
    headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
  })
  expect(again.status).toBe(304)
})

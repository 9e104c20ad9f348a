import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { sweepFiles } from '../../src/files/actions/sweep-files.ts'
import type { Day } from '../../src/kernel/day.ts'
import { readReply } from '../../src/letters/replies/read-reply.ts'
import { takeReply } from '../../src/letters/replies/take-reply.ts'
import { taskNamed } from '../../src/letters/replies/task-named.ts'
import { findTask, tasksOfDocuments } from '../../src/tasks/store.ts'
import { sendFiles } from '../files/upload.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { message, windows1251 } from './message.ts'
import { written } from './written-link.ts'

const PETRO = [{ words: 'Управління транспорту, Іваненко П. С.' }]

describe('a reply is read', () => {
  it('in windows-1251, with words of its head encoded, without the letter it quotes', async () => {
    const reply = await readReply(
      message({
        subject: `=?windows-1251?B?${Buffer.from(windows1251('Re: Лист-нагадування')).toString('base64')}?=`,
        references: ['<a@x>', '<b@x>'],
        replyTo: '<b@x>',
        charset: 'windows-1251',
        text: 'Міст полагоджено. Ґанок теж.\r\n\r\n20 листопада 2026 р. о 09:00 Відділ контролю <control@rada.example> пише:\r\n> Шановний Петре Сергійовичу!\r\n> Прошу виконати\r\n',
      }),
    )
    expect(reply).toMatchObject({
      subject: 'Re: Лист-нагадування',
      text: 'Міст полагоджено. Ґанок теж.',
      references: ['<b@x>', '<a@x>'],
      isAuto: false,
    })
  })

  it.each([
    ['On Fri, Nov 20, 2026 at 9:00 AM Control <c@rada.example>\r\nwrote:\r\n> Прошу', 'Gmail in two lines'],
    ['-----Original Message-----\r\nFrom: c@rada.example', 'Outlook'],
    ['________________________________\r\nВід: Відділ контролю <c@rada.example>', 'Outlook of the web'],
    ['-------- Оригінальне повідомлення --------\r\nТема: Лист', 'a phone'],
    ['Від: Відділ контролю <c@rada.example>\r\nНадіслано: 20 листопада', 'Outlook in Ukrainian'],
    ['-- \r\nПетро Іваненко', 'a signature'],
  ])('without what follows: %j', async (quoted) => {
    const { text } = await readReply(message({ text: `Зроблено.\r\nАкт додаю.\r\n\r\n${quoted}` }))
    expect(text).toBe('Зроблено.\nАкт додаю.')
  })

  it('from HTML alone, without its quotation', async () => {
    const html = '<style>p{}</style><p>Зроблено &amp; здано</p><div class="gmail_quote">Прошу</div>'
    expect((await readReply(message({ text: html, type: 'text/html' }))).text).toBe('Зроблено & здано')
  })

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'Precedence: bulk',
    'X-Vykonano-Letter: 01m7y419x9vpdz91ycfp',
    'Return-Path: <>',
  ])('as a machine’s own where its head says %s', async (header) => {
    expect((await readReply(message({ text: 'Я у відпустці', headers: [header] }))).isAuto).toBe(true)
  })

  it('as a person’s where its head says Auto-Submitted: no', async () => {
    expect((await readReply(message({ text: 'Так', headers: ['Auto-Submitted: no'] }))).isAuto).toBe(false)
  })
})

describe('of the tasks of a letter a reply names', () => {
  const tasks = [
    { id: 'a', number: '437-р', point: '1' },
    { id: 'b', number: '437-р', point: '2.1' },
    { id: 'c', number: '89', point: '1' },
  ]
  it.each([
    ['По № 437-р п. 2.1 виконано', 'b'],
    ['По №437–р, пункт 1: виконано', 'a'],
    ['рішення № 89 виконано', 'c'],
    ['рішення № 890 виконано', null],
    ['№ 437-р виконано', null],
    ['Усе зроблено', null],
  ])('%s', (words, id) => expect(taskNamed(tasks, words)).toBe(id))
})

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const given = async () => {
    const tasks = [point({ executors: PETRO, placedOn: '2026-11-20' as Day })]
    const made = must(await registerDocument(context, cast.hanna.actor, decision({ tasks })))
    return (await tasksOfDocuments(context.db, [made.id]))[0]!.row.id
  }
  const letterTo = (...taskIds: string[]) => written(context, cast.petro.person.id, taskIds)
  const replies = () => context.db.read.selectFrom('mail_replies').selectAll().execute()
  const stateOf = async (id: string) => (await findTask(context.db, id))!.state

  describe('a reply by mail', () => {
    it('is proposed to the task of its letter, becomes a report by a person, with its files', async () => {
      const task = await given()
      const { messageId } = await letterTo(task)
      const bytes = message({
        from: 'Петро <Petro@Rada.example>',
        replyTo: messageId,
        text: 'Міст полагоджено, акт додаю.',
        file: { name: 'Акт.pdf', content: '%PDF-1.4 акт' },
      })
      expect(await takeReply(context, bytes)).toMatchObject({ became: 'matched' })
      expect(await takeReply(context, bytes)).toEqual({ became: 'known' })
      const [reply] = await replies()
      expect(reply).toMatchObject({ task_id: task, person_id: cast.petro.person.id, settled: null })
      expect((await stateOf(task)).report).toBeNull()

      const petro = pagesOf(context, cast.petro)
      const card = await petro.get((await petro.get(`/tasks/${task}`)).to!)
      expect(card.text).toContain('Відповідь поштою')
      const page = await petro.get(`/replies/${reply!.id}`)
      expect(page.text).toContain('Акт.pdf')
      expect(page.text).not.toContain('скринька')
      expect(fieldOf(page, 'text')).toBe('Міст полагоджено, акт додаю.')
      const form = { text: 'Міст полагоджено, акт додаю.', executedOn: '20.11.2026', completeness: 'full' }
      expect((await petro.post(`/replies/${reply!.id}/report`, { ...form, executedOn: '' })).status).toBe(422)
      expect((await petro.post(`/replies/${reply!.id}/report`, form)).status).toBe(303)
      expect((await stateOf(task)).report).toMatchObject({ text: 'Міст полагоджено, акт додаю.' })
      expect(await context.db.read.selectFrom('files').select(['name', 'task_id']).execute()).toEqual([
        { name: 'Акт.pdf', task_id: task },
      ])
      expect((await replies())[0]).toMatchObject({ settled: 'reported' })
      expect((await petro.post(`/replies/${reply!.id}/report`, form)).status).not.toBe(303)
    })

    it('keeps its files from the sweep of what no row names', async () => {
      const { messageId } = await letterTo(await given())
      const file = { name: 'Акт.pdf', content: '%PDF-1.4 акт' }
      await takeReply(context, message({ from: 'petro@rada.example', replyTo: messageId, text: 'Є', file }))
      const [{ hash } = { hash: '' }] = await context.db.read
        .selectFrom('mail_reply_files')
        .select('hash')
        .execute()
      context.clock.moveTo('2036-11-23')
      await sweepFiles(context)
      expect(await context.files.has(hash)).toBe(true)
    })

    it('from another mailbox says so', async () => {
      const { messageId } = await letterTo(await given())
      await takeReply(context, message({ from: 'x@gmail.example', replyTo: messageId, text: 'Зроблено' }))
      const { text } = await pagesOf(context, cast.olena).get('/replies')
      expect(text).toContain('Невідома скринька: x@gmail.example')
    })

    it('to a letter of two tasks waits until the control department says which', async () => {
      const [a, b] = [await given(), await given()]
      const { messageId } = await letterTo(a, b)
      const olena = pagesOf(context, cast.olena)
      expect(
        await takeReply(
          context,
          message({ from: 'petro@rada.example', replyTo: messageId, text: 'Зроблено' }),
        ),
      ).toMatchObject({ became: 'waiting' })
      const [reply] = await replies()
      expect((await olena.get(`/replies/${reply!.id}`)).text).toContain('Якого завдання стосується')
      expect((await pagesOf(context, cast.petro).get(`/replies/${reply!.id}`)).status).toBe(404)
      expect((await olena.post(`/replies/${reply!.id}/task`, { task: b })).status).toBe(303)
      expect((await replies())[0]).toMatchObject({ task_id: b })
      expect((await olena.post(`/replies/${reply!.id}/dismissal`, {})).status).toBe(303)
      expect((await replies())[0]).toMatchObject({ settled: 'dismissed' })
      expect((await olena.get('/replies')).text).toContain('немає')
    })

    it('of a machine, and of a stranger to no letter of ours, is passed over', async () => {
      const { messageId } = await letterTo(await given())
      const auto = message({
        replyTo: messageId,
        text: 'Я у відпустці',
        headers: ['Auto-Submitted: auto-replied'],
      })
      expect(await takeReply(context, auto)).toEqual({ became: 'machine' })
      expect(await takeReply(context, message({ from: 'x@spam.example', text: 'Купіть' }))).toEqual({
        became: 'stranger',
      })
      expect(await replies()).toEqual([])
    })

    it('is hidden from whoever has no part in its task', async () => {
      const { messageId } = await letterTo(await given())
      await takeReply(context, message({ from: 'petro@rada.example', replyTo: messageId, text: 'Зроблено' }))
      const [reply] = await replies()
      for (const member of [cast.ihor, cast.sofiia])
        expect((await pagesOf(context, member).get(`/replies/${reply!.id}`)).status).toBe(404)
    })

    it('is brought as a file by the control department', async () => {
      const task = await given()
      const { messageId } = await letterTo(task)
      const bytes = message({ from: 'petro@rada.example', replyTo: messageId, text: 'Зроблено' })
      const file = new File([new Uint8Array(bytes)], 'Відповідь.eml')
      expect((await sendFiles(context, cast.olena, '/replies', [file])).status).toBe(303)
      expect(await replies()).toMatchObject([{ task_id: task, text: 'Зроблено' }])
    })
  })
})

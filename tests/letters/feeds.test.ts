import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { issueFeed } from '../../src/letters/calendar-feed/keep-feeds.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

const on = (day: string) => day as Day
const PETRO = [{ words: 'Управління транспорту, Іваненко П. С.' }]

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const given = async (text: string, over: Parameters<typeof decision>[0] = {}) => {
    const tasks = [
      point({
        executors: PETRO,
        text,
        placedOn: on('2026-11-20'),
        term: { kind: 'day', day: on('2026-11-27') },
      }),
    ]
    const made = must(await registerDocument(context, cast.hanna.actor, decision({ ...over, tasks })))
    return (await tasksOfDocuments(context.db, [made.id]))[0]!.row.id
  }
  const addressOf = async (member: Member, department: string | null = null) => {
    const issued = must(await issueFeed(context, member.actor, department))
    return `/feeds/${issued.secret}.ics`
  }
  const follow = async (path: string, headers = {}) => {
    const answer = await createApp(context).request(path, { headers })
    const text = (await answer.text()).replace(/\r\n /g, '')
    return { status: answer.status, text, etag: answer.headers.get('ETag') ?? '', headers: answer.headers }
  }

  describe('a calendar of due days', () => {
    it('has a whole day for each task, under an id that stays when its term moves', async () => {
      const task = await given('Полагодити міст; негайно, усюди')
      const path = await addressOf(cast.petro)
      const before = await follow(path)
      expect(before.status).toBe(200)
      expect(before.headers.get('Content-Type')).toContain('text/calendar')
      const uid = new RegExp(`UID:${task}@\\S+`).exec(before.text)?.[0]
      for (const line of [
        'DTSTART;VALUE=DATE:20261127',
        'STATUS:CONFIRMED',
        'Полагодити міст\\; негайно\\, усюди',
      ])
        expect(before.text).toContain(line)
      await extendTerm(context, cast.olena.actor, task, {
        until: on('2026-12-04'),
        decidedOn: on('2026-11-20'),
        decidedBy: null,
        ground: null,
      })
      const after = await follow(path)
      expect(after.text).toContain('DTSTART;VALUE=DATE:20261204')
      expect(after.text).toContain(uid)
      expect(after.etag).not.toBe(before.etag)
    })

    it('has what is executed as cancelled', async () => {
      const task = await given('Полагодити міст')
      const path = await addressOf(cast.petro)
      await recordExecution(context, cast.olena.actor, task, {
        on: on('2026-11-20'),
        completeness: 'full',
        note: null,
      })
      expect((await follow(path)).text).toContain('STATUS:CANCELLED')
      context.clock.moveTo('2027-03-01')
      expect((await follow(path)).text).not.toContain('BEGIN:VEVENT')
    })

    it('is not sent again while nothing has changed, and changes nothing itself', async () => {
      await given('Полагодити міст')
      const path = await addressOf(cast.petro)
      const { etag } = await follow(path)
      context.clock.moveTo('2026-11-22')
      const again = await follow(path, { 'If-None-Match': etag })
      expect([again.status, again.text]).toEqual([304, ''])
    })

    it('names nobody of whom a broadcast speaks', async () => {
      await given('Подзвонити Сидоренко Г. І., тел. 050-1234567', { kind: 'broadcast' })
      const { text } = await follow(await addressOf(cast.petro))
      expect(text).toContain('BEGIN:VEVENT')
      expect(text).not.toContain('Сидоренко')
      expect(text).not.toContain('050')
    })

    it('of one person has nothing of another', async () => {
      await given('Полагодити міст')
      expect((await follow(await addressOf(cast.ihor))).text).not.toContain('BEGIN:VEVENT')
    })

    it('of a department is for its head and for whoever sees all', async () => {
      await given('Полагодити міст')
      const { id } = cast.departments.transport
      expect((await follow(await addressOf(cast.roman, id))).text).toContain('Полагодити')
      expect((await follow(await addressOf(cast.olena, id))).text).toContain('Полагодити')
      for (const member of [cast.petro, cast.ihor])
        expect((await issueFeed(context, member.actor, id)).ok).toBe(false)
    })
  })

  describe('its address answers nothing', () => {
    it('once its person has taken it back', async () => {
      const petro = pagesOf(context, cast.petro)
      const made = await petro.post('/account/calendars', { of: '' })
      const path = /\/feeds\/[\w-]{43}\.ics/.exec(made.text)![0]
      expect((await follow(path)).status).toBe(200)
      const page = await petro.get('/account/calendars')
      expect(page.text).not.toContain('/feeds/')
      const revocation = /\/account\/calendars\/[\w-]{43}\/revocation/.exec(page.html)![0]
      expect((await pagesOf(context, cast.ihor).post(revocation, {})).status).toBe(404)
      expect((await follow(path)).status).toBe(200)
      expect((await petro.post(revocation, {})).status).toBe(303)
      expect((await follow(path)).status).toBe(404)
    })

    it('once the person has left, the account is closed, or the department is headed no more', async () => {
      const [own, other] = [await addressOf(cast.petro), await addressOf(cast.maria)]
      const department = await addressOf(cast.roman, cast.departments.transport.id)
      await context.db.commit([
        context.db.read
          .updateTable('people')
          .set({ left_on: on('2026-11-20') })
          .where('id', '=', cast.petro.person.id),
        context.db.read
          .updateTable('accounts')
          .set({ closed_at: context.clock.now() })
          .where('id', '=', cast.maria.actor.accountId),
        context.db.read
          .updateTable('accounts')
          .set({ role: 'executor' })
          .where('id', '=', cast.roman.actor.accountId),
      ])
      for (const path of [own, other, department]) expect((await follow(path)).status).toBe(404)
    })

    it('where there never was one', async () => {
      expect((await follow(`/feeds/${'x'.repeat(43)}.ics`)).status).toBe(404)
    })
  })
})

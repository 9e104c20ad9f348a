import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day, Instant } from '../../src/kernel/day.ts'
import { answerKey } from '../../src/letters/replies/answer-key.ts'
import { readAnswerToken } from '../../src/letters/replies/answer-link.ts'
import { answerLinks } from '../../src/letters/replies/answer-links.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { findTask, tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { written as letterWritten } from './written-link.ts'

const on = (day: string) => day as Day
const BASE = 'https://control.example.gov.ua'
const PETRO = [{ words: 'Управління транспорту, Іваненко П. С.' }]

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let app: ReturnType<typeof createApp>
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    app = createApp(context, { publicUrl: BASE, addressOf: () => '10.0.0.7' })
  })

  const given = async (over: Parameters<typeof point>[0] = {}) => {
    const made = must(
      await registerDocument(
        context,
        cast.hanna.actor,
        decision({
          tasks: [
            point({
              placedOn: on('2026-11-20'),
              term: { kind: 'day', day: on('2026-11-27') },
              executors: PETRO,
              text: 'Полагодити міст через р. Здвиж',
              ...over,
            }),
          ],
        }),
      ),
    )
    return (await tasksOfDocuments(context.db, [made.id]))[0]!.row.id
  }

  const written = async (taskIds: string[], to = cast.petro.person.id) =>
    (await letterWritten(context, to, taskIds)).items
  const linkTo = async (taskId: string, to?: string) => (await written([taskId], to))[0]!.path

  const page = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(`${BASE}${path}`, init)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    page(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: BASE, ...headers },
    })
  const report = {
    'reports[text]': 'Міст полагоджено, акт підписано',
    'reports[executedOn]': '20.11.2026',
    'reports[completeness]': 'full',
    'reports[outgoing]': '01-15/123',
  }
  const stateOf = async (id: string) => (await findTask(context.db, id))!.state
  const factsOf = async (id: string) => (await findTask(context.db, id))!.facts

  describe('a link in a letter', () => {
    it('shows the task, its explained due day and the answers there are', async () => {
      const { status, text, headers } = await page(await linkTo(await given()))
      expect(status).toBe(200)
      for (const words of ['Полагодити міст', '27.11.2026', 'Іваненко П. С.', 'Чому 27.11.2026'])
        expect(text).toContain(words)
      for (const words of ['Отримано', 'Виконано', 'Прошу продовжити', 'Не наше'])
        expect(text).toContain(words)
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('X-Robots-Tag')).toContain('noindex')
      expect(text.match(/(?:src|href|action)="(?:https?:)?\/\//g)).toBeNull()
    })

    it('changes nothing however often it is opened', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const everything = async () => {
        const tables = ['task_facts', 'tasks', 'outbox', 'outbox_events', 'letter_items', 'settings'] as const
        const counted = ['sign_in_attempts', 'files', 'notices', 'sessions'] as const
        return JSON.stringify(
          await Promise.all(
            [...tables, ...counted].map((table) => context.db.read.selectFrom(table).selectAll().execute()),
          ),
        )
      }
      const before = await everything()
      for (let time = 0; time < 100; time++) {
        const method = time % 2 ? 'HEAD' : 'GET'
        expect((await page(path, { method })).status).toBe(200)
        expect((await page(`${path}/reports`, { method })).status).toBe(404)
      }
      expect(await everything()).toBe(before)
    })

    it('reads the same at every attempt to hand the letter over', async () => {
      const [item] = await written([await given()])
      context.clock.moveTo('2026-11-22')
      const again = await answerLinks(context, BASE)
      expect(again(item!.id, '2026-11-20T08:00:00.000Z' as Instant)).toBe(BASE + item!.path)
    })
  })

  describe('an answer by a link', () => {
    it('«отримано» is said once by that person, account or none', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      for (let time = 0; time < 3; time++)
        expect((await post(`${path}/acknowledgement`, {})).status).toBe(303)
      expect((await stateOf(taskId)).acknowledgements).toHaveLength(1)
      expect((await page(path)).text).toContain('отримано')
      expect((await page(path)).text).not.toContain(`${path}/acknowledgement`)
    })

    it('«виконано» becomes a report that waits in the queue, with when and from which letter', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      context.clock.moveTo('2026-11-20T12:05:00.000Z')
      expect((await post(`${path}/reports`, report)).status).toBe(303)
      expect((await stateOf(taskId)).report).toMatchObject({
        text: 'Міст полагоджено, акт підписано',
        completeness: 'full',
        outgoing: '01-15/123',
        byLink: { personId: cast.petro.person.id, letter: { number: 1 } },
      })
      expect((await stateOf(taskId)).executedOn).toBeNull()
      const mark = 'за посиланням 20.11.2026 14:05, Іваненко П. С., лист № 1 від 20.11.2026'
      const controller = pagesOf(context, cast.olena)
      expect((await controller.get('/queue')).text).toContain(mark)
      const { to } = await controller.get(`/tasks/${taskId}`)
      expect((await controller.get(to!)).text).toContain(mark)
      expect((await page(path)).text).toContain('Звіт подано, він чекає прийняття.')
    })

    it('sent twenty times is one report', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(`${path}/reports`, report)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
      expect((await factsOf(taskId)).filter(({ kind }) => kind === 'reported')).toHaveLength(1)
    })

    it('brings its files, to that task alone', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const form = new FormData()
      for (const [name, value] of Object.entries(report)) form.append(name, value)
      form.append('files', new File(['%PDF-1.4 акт'], 'Акт.pdf'))
      expect(
        (await page(`${path}/reports`, { method: 'POST', body: form, headers: { Origin: BASE } })).status,
      ).toBe(303)
      const files = await context.db.read.selectFrom('files').selectAll().execute()
      expect(files).toMatchObject([{ name: 'Акт.pdf', task_id: taskId }])
    })

    it('«прошу продовжити» and «не наше» wait for the control department', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const request = {
        'extension-requests[until]': '04.12.2026',
        'extension-requests[reason]': 'Чекаємо плит',
      }
      expect((await post(`${path}/extension-requests`, request)).status).toBe(303)
      const proposed = {
        'reassignment-proposals[whose]': 'Управління культури',
        'reassignment-proposals[reason]': 'Міст пішохідний, у парку',
      }
      expect((await post(`${path}/reassignment-proposals`, proposed)).status).toBe(303)
      const state = await stateOf(taskId)
      expect(state.request).toMatchObject({ until: '2026-12-04', byLink: { person: 'Іваненко П. С.' } })
      expect(state.proposal).toMatchObject({ whose: 'Управління культури' })
      expect(state.dueDay).toBe('2026-11-27')
      const { text } = await pagesOf(context, cast.olena).get('/queue')
      expect(text.match(/за посиланням/g)).toHaveLength(2)
    })

    it('keeps what was typed where it is refused', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const { status, text } = await post(`${path}/reports`, {
        ...report,
        'reports[executedOn]': '01.12.2026',
      })
      expect(status).toBe(422)
      expect(text).toContain('Міст полагоджено, акт підписано')
      expect(text).toContain('01.12.2026')
      expect((await stateOf(taskId)).report).toBeNull()
    })

    it('is given by a person who has no account', async () => {
      await context.db.commit([
        context.db.read
          .updateTable('accounts')
          .set({ closed_at: context.clock.now() })
          .where('id', '=', cast.petro.actor.accountId),
      ])
      const taskId = await given()
      expect((await post(`${await linkTo(taskId)}/reports`, report)).status).toBe(303)
      expect((await factsOf(taskId)).at(-1)).toMatchObject({
        kind: 'reported',
        recordedBy: null,
        byLink: { person: 'Іваненко П. С.' },
      })
    })

    it('from a page of another site is refused; a page without an origin may', async () => {
      const taskId = await given()
      const path = await linkTo(taskId)
      const foreign = { Origin: 'https://evil.example' }
      expect((await post(`${path}/reports`, report, foreign)).status).toBe(403)
      expect((await stateOf(taskId)).report).toBeNull()
      expect((await post(`${path}/reports`, report, { Origin: 'null' })).status).toBe(303)
    })

    it('is refused after too many within a quarter of an hour', async () => {
      const path = await linkTo(await given())
      const statuses = new Set<number>()
      for (let time = 0; time < 31; time++) statuses.add((await post(`${path}/reports`, {})).status)
      expect(statuses).toEqual(new Set([422, 429]))
      context.clock.moveTo('2026-11-20T12:00:00.000Z')
      expect((await post(`${path}/reports`, report)).status).toBe(303)
    })

    it('has the rights of an executor, whatever the person may do besides', async () => {
      const taskId = await given({ executors: [{ words: 'Відділ контролю, Ковальчук О. В.' }] })
      const path = await linkTo(taskId, cast.olena.person.id)
      expect((await post(`${path}/reports`, report)).status).toBe(303)
      expect((await page(`${path}/acceptance`, { method: 'POST', headers: { Origin: BASE } })).status).toBe(
        404,
      )
    })
  })

  describe('a link answers no more, and tells nothing of the task,', () => {
    const closes: [string, string, (taskId: string, itemId: string) => Promise<unknown>][] = [
      ['after its days', 'Строк дії посилання минув', async () => context.clock.moveTo('2026-12-21')],
      [
        'when it is revoked',
        'Посилання відкликано',
        async (taskId, itemId) => {
          const { id } = await context.db.read
            .selectFrom('letter_items')
            .select('outbox_id as id')
            .where('id', '=', itemId)
            .executeTakeFirstOrThrow()
          const olena = pagesOf(context, cast.olena)
          expect((await olena.post(`/letters/${id}/revocations`, { item: 'somebody-elses' })).status).toBe(
            404,
          )
          expect((await olena.post(`/letters/${id}/revocations`, { item: itemId })).status).toBe(303)
          expect((await olena.get(`/letters/${id}`)).text).toContain('відкликано 20.11.2026')
          const { document_id: of } = (await findTask(context.db, taskId))!.row
          expect((await olena.get(`/documents/${of}?task=${taskId}`)).html).toContain(`/letters/${id}`)
        },
      ],
      [
        'when its person has left',
        'уже не працює',
        () =>
          context.db.commit([
            context.db.read
              .updateTable('people')
              .set({ left_on: on('2026-11-20') })
              .where('id', '=', cast.petro.person.id),
          ]),
      ],
      [
        'when the task was given to others',
        'передано іншим',
        (taskId) =>
          reassign(context, cast.olena.actor, taskId, {
            executors: [{ words: 'Управління культури, Бондар І. О.' }],
            ground: 'розпорядження 5-р',
          }),
      ],
      [
        'when the task was removed',
        'знято з контролю',
        (taskId) =>
          removeFromControl(context, cast.olena.actor, taskId, {
            on: on('2026-11-20'),
            ground: { kind: 'decision', number: '512', date: on('2026-11-20'), words: '' },
          }),
      ],
    ]
    it.each(closes)('%s', async (_when, words, close) => {
      const taskId = await given()
      const [item] = await written([taskId])
      await close(taskId, item!.id)
      const before = (await factsOf(taskId)).length
      for (const answer of [await page(item!.path), await post(`${item!.path}/reports`, report)]) {
        expect(answer.status).toBe(410)
        expect(answer.text).toContain(words)
        expect(answer.text).not.toContain('Полагодити')
      }
      expect((await factsOf(taskId)).length).toBe(before)
    })
  })

  it('a link of one task never reaches another, however it is tampered with', async () => {
    const [a, b] = [await given(), await given({ text: 'Таємниця другого завдання' })]
    const [itemA, itemB] = await written([a, b])
    const key = (await answerKey(context.db))!
    const token = itemA!.path.replace('/answer/', '')
    const own = readAnswerToken(token, key)!
    const other = token.replace(itemA!.id, itemB!.id)
    expect(readAnswerToken(other, key)).toBeNull()
    expect((await page(`/answer/${other}`)).status).toBe(404)
    const letters = fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyzABCXYZ-_')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(token.length - 1), letters), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const signs = [...token]
          for (const [place, sign] of changes) signs[place] = sign
          const read = readAnswerToken(signs.join(''), key)
          expect(read).toEqual(signs.join('') === token ? own : null)
        },
      ),
      { seed: 4, numRuns: 500 },
    )
    expect((await post(`/answer/${other}/reports`, report)).status).toBe(404)
    expect((await post(`${itemA!.path}/reports`, { ...report, task: b })).status).toBe(303)
    expect((await stateOf(b)).report).toBeNull()
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { CommitConflict } from '../../src/db/database.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { finalizeLetters } from '../../src/letters/outbox/finalize-letters.ts'
import type { FinalizedLetter } from '../../src/letters/outbox/finalized.ts'
import { recordLetter } from '../../src/letters/outbox/record-letter.ts'
import { recordLeave } from '../../src/people/actions/record-leave.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { planned } from './planned-letter.ts'

const on = (day: string) => day as Day
const FRIDAY = on('2026-11-20')
const PETRO = [{ words: 'Управління транспорту, Іваненко П. С.' }]

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    // What an act itself tells has its own tests.
    context.uponFacts = async () => []
    cast = await withCast(context)
  })

  const given = async (
    over: Parameters<typeof point>[0] = {},
    document: Parameters<typeof decision>[0] = {},
  ) => {
    const draft = decision({ ...document, tasks: [point({ executors: PETRO, ...over })] })
    const outcome = must(await registerDocument(context, cast.olena.actor, draft))
    return (await tasksOfDocuments(context.db, [outcome.id]))[0]!.row.id
  }
  const due = (day: string) => ({ term: { kind: 'day' as const, day: on(day) } })
  const ask = async (id: string) => {
    const letter = (await finalizeLetters(context, [id])).get(id)
    if (!letter) throw new Error('not in the outbox')
    return letter
  }
  /** Finalized and committed: as it is sent. */
  const sent = async (id: string): Promise<FinalizedLetter> => {
    const letter = await ask(id)
    await context.db.commit(letter.writes)
    const kept = await ask(id)
    if ('withheld' in kept) throw new Error(kept.withheld)
    return kept
  }
  const droppedOf = async (id: string) =>
    (
      await context.db.read.selectFrom('letter_items').select('dropped').where('outbox_id', '=', id).execute()
    ).map(({ dropped }) => dropped)
  const numbers = async () =>
    (await context.db.read.selectFrom('letters').select('number').orderBy('number').execute()).map(
      ({ number }) => number,
    )

  describe('a letter', () => {
    it('names addressee, document, term and what is expected, under the next number of the year', async () => {
      const { text, subject, mailbox, messageId, writes } = await sent(
        (
          await planned(context, {
            to: cast.petro.person.id,
            items: [{ taskId: await given(due('2026-11-20')) }],
          })
        ).id,
      )
      expect(writes).toEqual([])
      expect(text).toContain('20.11.2026 № 1\n')
      expect(text).toContain('Петру ІВАНЕНКУ')
      expect(text).toContain('Шановний Петре Сергійовичу!')
      expect(text).toContain('Рішення виконкому № 1 від 20.11.2026, п. 1')
      expect(text).toContain('СТРОК СЬОГОДНІ (1)')
      expect(text).toContain('Чому цей строк: Строк названо в документі: 20.11.2026, п’ятниця.')
      expect(text).toContain('Очікуємо: виконати сьогодні й подати звіт.')
      expect(subject).toBe('Лист-нагадування від 20.11.2026: 1 завдання')
      expect(mailbox).toEqual({ name: cast.petro.person.name, address: 'petro@rada.example' })
      expect(messageId).toMatch(/^<[0-9a-z]{20}@[^<>@\s]+>$/)
    })

    it('says in its first words until when to answer, and before its tasks how', async () => {
      const items = [{ taskId: await given(due('2026-11-20')) }]
      const { text, html } = await sent((await planned(context, { to: cast.petro.person.id, items })).id)
      const words = text.replace(/\s+/g, ' ')
      expect(words).toContain(
        'Просимо забезпечити виконання й до 25.11.2026 відповісти щодо кожного завдання.',
      )
      expect(words).toMatch(/Щоб відповісти, відкрийте посилання під завданням.* СТРОК СЬОГОДНІ/)
      expect(html).toMatch(/Щоб відповісти, відкрийте посилання під завданням.*Строк сьогодні/s)
      expect(text).toMatch(/ {3}Відповісти:\n\{\{answer:\w+\}\}\n/)
      expect(html).toContain('Відповісти щодо цього завдання')
    })

    it('does not ask whoever oversees the task for an answer that is another’s to give', async () => {
      const items = [{ taskId: await given({ ...due('2026-11-20'), supervisor: 'Лисенко А. Ю.' }) }]
      const { text, html } = await sent((await planned(context, { to: cast.andrii.person.id, items })).id)
      expect(text).toContain('Переглянути:')
      expect(html).toContain('Переглянути завдання')
      expect(text + html).not.toMatch(/Щоб відповісти|Відповісти/)
    })

    it('groups what is overdue, due today, this week and later, each counted', async () => {
      const days = ['2026-11-20', '2026-11-23', '2026-11-27', '2026-12-10']
      const taskIds = await Promise.all(days.map((day) => given(due(day))))
      context.clock.moveTo('2026-11-23')
      const items = taskIds.map((taskId) => ({ taskId }))
      const { text, subject } = await sent((await planned(context, { to: cast.petro.person.id, items })).id)
      const titles = [...text.matchAll(/^[А-ЯІЇЄҐ ]+ \(\d\)$/gmu)].map(([title]) => title)
      expect(titles).toEqual([
        'ПРОСТРОЧЕНО (1)',
        'СТРОК СЬОГОДНІ (1)',
        'СТРОК ЦЬОГО ТИЖНЯ (1)',
        'СТРОК ЗГОДОМ (1)',
      ])
      expect(text).toContain('20.11.2026 — прострочено на 3 дні')
      expect(text).toContain('27.11.2026 — ще 4 робочі дні')
      expect(text).toContain('10.12.2026 — ще 13 робочих днів')
      expect(subject).toBe('Лист-нагадування від 23.11.2026: 4 завдання, з них прострочено 1')
    })

    it('shows the first term beside the moved one, and each move', async () => {
      const taskId = await given(due('2026-11-25'))
      await extendTerm(context, cast.olena.actor, taskId, {
        until: on('2026-12-04'),
        decidedOn: FRIDAY,
        decidedBy: 'міський голова',
        ground: 'погодні умови',
      })
      const { text } = await sent(
        (await planned(context, { to: cast.petro.person.id, items: [{ taskId, step: 'extended:4' }] })).id,
      )
      const words = text.replace(/\s+/g, ' ')
      expect(words).toContain('Строк: 04.12.2026 (початковий 25.11.2026) — ще 10 робочих днів')
      expect(words).toContain('20.11.2026 продовжено до 04.12.2026, міський голова: погодні умови.')
      expect(words).toContain(
        'Строк продовжено до 04.12.2026. Очікуємо: виконати до 04.12.2026 й подати звіт.',
      )
    })

    it('is the same to the last sign however often it is finalized again', async () => {
      const { id } = await planned(context, {
        to: cast.petro.person.id,
        items: [{ taskId: await given(due('2026-11-20')) }],
      })
      const first = await sent(id)
      context.clock.moveTo('2026-11-24')
      await context.db.commit([
        context.db.read
          .updateTable('people')
          .set({ name: 'Інше Ім’я Тут' })
          .where('id', '=', cast.petro.person.id),
      ])
      expect(await ask(id)).toEqual(first)
      expect(await numbers()).toEqual([1])
    })

    it('to somebody without a mailbox is finalized, and finds the one given later', async () => {
      const set = (email: string | null) =>
        context.db.commit([
          context.db.read.updateTable('people').set({ email }).where('id', '=', cast.petro.person.id),
        ])
      await set(null)
      const { id } = await planned(context, {
        to: cast.petro.person.id,
        items: [{ taskId: await given(due('2026-11-20')) }],
      })
      expect(await sent(id)).toMatchObject({ mailbox: null })
      await set('p@rada.example')
      expect(await sent(id)).toMatchObject({ mailbox: { address: 'p@rada.example' }, writes: [] })
    })

    it('points to each document by one id that never changes', async () => {
      const taskId = await given(due('2026-11-20'))
      const task = await context.db.read
        .selectFrom('tasks')
        .select('document_id')
        .where('id', '=', taskId)
        .executeTakeFirstOrThrow()
      const { references } = await sent(
        (await planned(context, { to: cast.petro.person.id, items: [{ taskId }] })).id,
      )
      expect(references).toHaveLength(1)
      expect(references[0]).toMatch(new RegExp(`^<document\\.${task.document_id}@[^<>@\\s]+>$`))
    })

    it('lets nobody’s words become a number or another task’s answer link', async () => {
      const taskId = await given({ ...due('2026-11-20'), text: 'Див. {{number}} і {{answer:abc}}' })
      const { text, html } = await sent(
        (await planned(context, { to: cast.petro.person.id, items: [{ taskId }] })).id,
      )
      expect(text.match(/\{\{/g)).toHaveLength(1)
      expect(html.match(/\{\{/g)).toHaveLength(1)
    })

    it('of a test takes no number', async () => {
      const { text } = await sent((await planned(context, { kind: 'test', to: cast.petro.person.id })).id)
      expect(text).toContain('Перевірка пошти')
      expect(text).not.toContain('№')
      expect(await numbers()).toEqual([])
    })
  })

  describe('words of a broadcast', () => {
    it('are read by whoever works on the task, and by nobody else who is written to', async () => {
      const taskId = await given(
        {
          ...due('2026-11-20'),
          text: 'Відповісти Сидоренко О. І., вул. Миру, 5',
          supervisor: 'Лисенко А. Ю.',
        },
        { kind: 'broadcast', title: 'Ефір' },
      )
      const items = [{ taskId }]
      const toPetro = await sent((await planned(context, { to: cast.petro.person.id, items })).id)
      const toAndrii = await sent((await planned(context, { to: cast.andrii.person.id, items })).id)
      expect(toPetro.text).toContain('Сидоренко')
      expect(toAndrii.text).not.toContain('Сидоренко')
      expect(toAndrii.html).not.toContain('Сидоренко')
      expect(toAndrii.text).toContain('Персональні дані приховано')
    })
  })

  describe('between plan and sending', () => {
    const report = { executedOn: FRIDAY, completeness: 'full' as const, text: 'Зроблено', outgoing: null }
    const becomes: [string, string, (taskId: string) => Promise<unknown>][] = [
      ['reported', 'reported', (id) => reportExecution(context, cast.petro.actor, id, report)],
      [
        'executed',
        'executed',
        async (id) => {
          await reportExecution(context, cast.petro.actor, id, report)
          return acceptReport(context, cast.olena.actor, id)
        },
      ],
      [
        'removed from control',
        'removed',
        (id) =>
          removeFromControl(context, cast.olena.actor, id, {
            on: FRIDAY,
            ground: { kind: 'decision', number: '512', date: FRIDAY, words: '' },
          }),
      ],
      [
        'extended',
        'moved',
        (id) =>
          extendTerm(context, cast.olena.actor, id, {
            until: on('2026-12-04'),
            decidedOn: FRIDAY,
            decidedBy: null,
            ground: null,
          }),
      ],
      [
        'given to others',
        'reassigned',
        (id) =>
          reassign(context, cast.olena.actor, id, {
            executors: [{ words: 'Управління культури, Бондар І. О.' }],
            ground: 'розпорядження 5-р',
          }),
      ],
      [
        'put right to others',
        'reassigned',
        (id) =>
          editTask(context, cast.olena.actor, id, {
            executors: [{ words: 'Управління культури, Бондар І. О.' }],
            reason: 'не той підрозділ',
          }),
      ],
    ]
    it.each(becomes)('a task %s is written about no more', async (_what, reason, act) => {
      const [gone, stays] = [await given(due('2026-11-20')), await given(due('2026-11-20'))]
      const both = { to: cast.petro.person.id, items: [{ taskId: gone }, { taskId: stays }] }
      const { id } = await planned(context, both)
      context.clock.moveTo('2026-11-20T09:00:00.000Z')
      expect(await act(gone)).toMatchObject({ ok: true })
      const { subject } = await sent(id)
      expect(subject).toContain(': 1 завдання')
      expect((await droppedOf(id)).sort()).toEqual([reason, null].sort())
    })

    it.each(becomes)(
      'a letter about nothing but a task %s is withheld and takes no number',
      async (_what, reason, act) => {
        const taskId = await given(due('2026-11-20'))
        const { id } = await planned(context, { to: cast.petro.person.id, items: [{ taskId }] })
        context.clock.moveTo('2026-11-20T09:00:00.000Z')
        await act(taskId)
        const letter = await ask(id)
        expect(letter).toMatchObject({ withheld: expect.stringContaining('немає про що') })
        await context.db.commit(letter.writes)
        expect(await droppedOf(id)).toEqual([reason])
        expect(await numbers()).toEqual([])
      },
    )

    it('a report that came back is written about again, with the reason', async () => {
      const taskId = await given(due('2026-11-20'))
      await reportExecution(context, cast.petro.actor, taskId, report)
      await returnForRework(context, cast.olena.actor, taskId, { reason: 'Немає актів' })
      const { text } = await sent(
        (
          await planned(context, {
            to: cast.petro.person.id,
            items: [{ taskId }, { taskId, step: 'returned:5' }],
          })
        ).id,
      )
      expect(text.replace(/\s+/g, ' ')).toContain(
        'Звіт повернуто на доопрацювання: Немає актів. Очікуємо: виконати сьогодні',
      )
      expect(text).toContain('СТРОК СЬОГОДНІ (1)')
    })

    it('a letter recorded by hand that day leaves no room for a second one', async () => {
      const taskId = await given(due('2026-11-20'))
      const { id } = await planned(context, { to: cast.petro.person.id, items: [{ taskId }] })
      await recordLetter(context, cast.olena.actor, {
        on: FRIDAY,
        recipientId: cast.petro.person.id,
        taskIds: [taskId],
      })
      expect(await ask(id)).toMatchObject({ withheld: expect.stringContaining('лист № 1') })
    })

    it('a person who has left is not written to', async () => {
      const { id } = await planned(context, {
        to: cast.petro.person.id,
        items: [{ taskId: await given(due('2026-11-20')) }],
      })
      await context.db.commit([
        context.db.read.updateTable('people').set({ left_on: FRIDAY }).where('id', '=', cast.petro.person.id),
      ])
      expect(await ask(id)).toMatchObject({ withheld: expect.stringContaining('уже не працює') })
    })
  })

  describe('numbers', () => {
    it('have no gap and no double when four finalize the same letters at once', async () => {
      const taskId = await given({ ...due('2026-11-20'), executors: [{ words: 'Управління транспорту' }] })
      const people = [cast.petro, cast.roman, cast.maria, cast.ihor, cast.andrii, cast.sofiia]
      const ids = await Promise.all(
        people.map(async ({ person }) => (await planned(context, { to: person.id, items: [{ taskId }] })).id),
      )
      const finalizer = async () => {
        for (const [id, letter] of await finalizeLetters(context, ids)) {
          try {
            await context.db.commit(letter.writes)
          } catch (error) {
            if (!(error instanceof CommitConflict)) throw new Error(`${id}: ${error}`)
          }
        }
      }
      await Promise.all([finalizer(), finalizer(), finalizer(), finalizer()])
      expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6])
      const texts = await Promise.all(ids.map(async (id) => (await sent(id)).text))
      expect(texts.map((text) => /№ (\d+)\n/.exec(text)?.[1]).sort()).toEqual(['1', '2', '3', '4', '5', '6'])
    })
  })

  describe('a digest', () => {
    it('tells the head how the department stands, and withholds itself where nothing is on control', async () => {
      await context.db.commit([
        context.db.read
          .updateTable('departments')
          .set({ head_id: cast.roman.person.id })
          .where('id', '=', cast.departments.transport.id),
      ])
      const empty = await planned(context, {
        kind: 'digest',
        to: cast.roman.person.id,
        day: on('2026-11-19'),
      })
      expect(await ask(empty.id)).toMatchObject({ withheld: expect.any(String) })
      await given(due('2026-11-20'))
      await given(due('2026-11-25'))
      context.clock.moveTo('2026-11-23')
      const { text, subject } = await sent(
        (await planned(context, { kind: 'digest', to: cast.roman.person.id })).id,
      )
      expect(subject).toBe('Щотижневе зведення від 23.11.2026')
      const words = text.replace(/\s+/g, ' ')
      expect(words).toContain(
        'Управління транспорту на виконанні: 2; прострочено: 1; строк цього тижня: 1; чекають прийняття: 0',
      )
      expect(words).toContain('ПРОСТРОЧЕНІ ЗАВДАННЯ Рішення виконкому № 1 від 20.11.2026, п. 1')
      expect(words).toContain('виконавець: Іваненко П. С.; строк: 20.11.2026; стан: прострочено на 3 дні')
      // A number does not part from its word.
      expect(text).toMatch(/прострочено на\n {3}3 дні\n/)
    })

    it('counts in its subject what is asked of the head, not what the department has', async () => {
      await context.db.commit([
        context.db.read
          .updateTable('departments')
          .set({ head_id: cast.roman.person.id })
          .where('id', '=', cast.departments.transport.id),
      ])
      const [taskId, other] = [await given(due('2026-11-20')), await given(due('2026-11-20'))]
      context.clock.moveTo('2026-11-23')
      const digest = { kind: 'digest' as const, to: cast.roman.person.id, items: [{ taskId }] }
      const { subject, text } = await sent((await planned(context, digest)).id)
      expect(subject).toBe('Щотижневе зведення від 23.11.2026: Вашої уваги потребує 1 завдання, прострочене')
      expect(text).toContain('прострочено: 2;')
      const both = { to: cast.petro.person.id, items: [{ taskId }, { taskId: other }] }
      expect((await sent((await planned(context, both)).id)).subject).toBe(
        'Лист-нагадування від 23.11.2026: 2 завдання, усі прострочені',
      )
    })
  })

  it('a digest reaches whoever stands for the head, with the head’s department', async () => {
    await context.db.commit([
      context.db.read
        .updateTable('departments')
        .set({ head_id: cast.roman.person.id })
        .where('id', '=', cast.departments.transport.id),
    ])
    await recordLeave(context, cast.dmytro.actor, {
      personId: cast.roman.person.id,
      leave: {
        substitute: 'Бондар І. О.',
        from: FRIDAY,
        to: on('2026-11-27'),
        orderNumber: '7-в',
        orderDate: FRIDAY,
      },
    })
    await given(due('2026-11-25'))
    const { text } = await sent((await planned(context, { kind: 'digest', to: cast.ihor.person.id })).id)
    expect(text.replace(/\s+/g, ' ')).toContain('Управління транспорту на виконанні: 1')
  })

  describe('a sheet', () => {
    it('tells leadership of all departments, with what they are together', async () => {
      await given(due('2026-11-20'))
      await given({ ...due('2026-11-20'), executors: [{ words: 'Управління культури' }] })
      context.clock.moveTo('2026-12-01')
      const { text } = await sent((await planned(context, { kind: 'sheet', to: cast.andrii.person.id })).id)
      expect(text.replace(/\s+/g, ' ')).toContain('Усього на виконанні: 2; прострочено: 2')
    })
  })
})

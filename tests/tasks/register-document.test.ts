import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { editDocument } from '../../src/documents/acts/edit.ts'
import type { Day } from '../../src/kernel/day.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const register = async (over: Parameters<typeof decision>[0] = {}) => {
    return must(await registerDocument(context, cast.hanna.actor, decision(over)))
  }
  const refusals = async (over: Parameters<typeof decision>[0]) => {
    const outcome = await registerDocument(context, cast.hanna.actor, decision(over))
    return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [code, field])
  }
  const documents = () => context.db.read.selectFrom('documents').selectAll().orderBy('id').execute()

  describe('a document is registered', () => {
    it('under the next number of its journal and year, in the form of its kind', async () => {
      const higher = {
        kind: 'higher-authority',
        correspondent: { name: 'Кабінет Міністрів України', number: '437-р', date: '2026-11-10' as Day },
      }
      expect((await register()).number).toBe('1')
      expect((await register()).number).toBe('2')
      expect((await register({ kind: 'mayoral-order' })).number).toMatch(/^1/)
      expect((await register({ ...higher, caseIndex: '02-14' })).number).toBe('1/02-14')
      expect(
        (await register({ ...higher, correspondent: { ...higher.correspondent, number: '438-р' } })).number,
      ).toBe('2/01-15')
      expect((await register({ registeredOn: '2025-12-30' as Day, tasks: [] })).number).toBe('1')
      expect((await register()).number).toBe('3')
    })

    it('without a gap after a refusal', async () => {
      await register()
      expect(await refusals({ tasks: [point({ executors: [] })] })).toEqual([
        ['no-executor', 'tasks[0][executors]'],
      ])
      expect((await register()).number).toBe('2')
    })

    it('by forty clerks at once, nobody given a number twice', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 40 }, () => register().then(({ number }) => Number(number))),
      )
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1))
    })

    it('with its points, executors in the order of the resolution and the first of them the lead', async () => {
      const { id } = await register({
        tasks: [
          point({
            executors: [
              { words: 'Департамент освіти' },
              { words: 'Управління транспорту, Іваненко Петро Сергійович' },
              { words: 'Управління культури', role: 'informed' },
            ],
          }),
        ],
      })
      const [task] = await tasksOfDocuments(context.db, [id])
      expect(
        task!.state.executors.map(({ departmentId, personId, role }) => [departmentId, personId, role]),
      ).toEqual([
        [cast.departments.education.id, null, 'lead'],
        [cast.departments.transport.id, cast.petro.person.id, 'co-executor'],
        [cast.departments.culture.id, null, 'informed'],
      ])
    })

    it('with the lead named «відповідальний» though another stands first', async () => {
      const executors = [
        { words: 'Департамент освіти' },
        { words: 'Управління транспорту', role: 'lead' as const },
      ]
      const { id } = await register({ tasks: [point({ executors })] })
      const [task] = await tasksOfDocuments(context.db, [id])
      expect(task!.row.department_id).toBe(cast.departments.transport.id)
    })

    it('with emoji, three sorts of apostrophes and markup kept as they were typed', async () => {
      const title = `Про об'єкт «обʼєкт» об’єкт 🏗️ "><script>alert(1)</script>`
      expect((await register({ title })).title).toBe(title)
    })
  })

  describe('the due day of a point', () => {
    const dueOf = async (
      over: Parameters<typeof point>[0],
      document: Parameters<typeof decision>[0] = {},
    ) => {
      const { id } = await register({ ...document, tasks: [point(over)] })
      const [task] = await tasksOfDocuments(context.db, [id])
      return task!.row
    }

    it.each([
      ['named by the document', { kind: 'day', day: '2026-12-25' as Day }, '2026-12-25'],
      ['so many days, moved back from a Saturday', { kind: 'count', n: 15, unit: 'day' }, '2026-12-04'],
      ['working days', { kind: 'count', n: 5, unit: 'workingDay' }, '2026-11-27'],
      ['months, moved back from a Sunday', { kind: 'count', n: 1, unit: 'month' }, '2026-12-18'],
      ['«терміново»', { kind: 'mark', mark: 'терміново' }, '2026-12-01'],
      ['the kind’s own term', null, '2026-12-18'],
      ['«щокварталу до 10»', { kind: 'periodic', every: 'quarter', day: 10 }, '2027-01-08'],
      ['none for «постійно»', { kind: 'permanent' }, null],
      ['none where there is no term', { kind: 'none' }, null],
    ] as const)('is %s', async (_words, term, due) => {
      expect((await dueOf({ term })).due_day).toBe(due)
    })

    it('keeps the reason for it', async () => {
      const { term_steps } = await dueOf({ term: { kind: 'count', n: 15, unit: 'day' } })
      expect(JSON.parse(term_steps!).steps.join(' ')).toContain('строк переходить назад')
    })

    it('carries the hour of a request for information that is urgent', async () => {
      const request = { kind: 'information-request', receivedAt: '2026-11-20T10:15' }
      const { due_day, due_time } = await dueOf({ term: { kind: 'mark', mark: 'терміново' } }, request)
      expect([due_day, due_time]).toEqual(['2026-11-22', '10:15'])
    })
  })

  describe('a document is refused', () => {
    it.each([
      ['of an unknown kind', { kind: 'рішенько' }, [['unknown-kind', 'kind']]],
      ['without a title', { title: ' ' }, [['required', 'title']]],
      ['with five megabytes of title', { title: 'а'.repeat(5_000_000) }, [['too-long', 'title']]],
      ['of tomorrow', { registeredOn: '2026-11-21' as Day, tasks: [] }, [['in-the-future', 'registeredOn']]],
      [
        'due before it was registered',
        { tasks: [point({ term: { kind: 'day', day: '2026-11-19' as Day } })] },
        [['due-before-registration', 'tasks[0][due]']],
      ],
      [
        'with a department of another spelling',
        { tasks: [point({ executors: [{ words: 'Управління транспартy' }] })] },
        [['unknown-department', 'tasks[0][executors]']],
      ],
      [
        'with a person nobody knows',
        { tasks: [point({ executors: [{ words: 'Управління транспорту, Невідомий Н. Н.' }] })] },
        [['unknown-person', 'tasks[0][executors]']],
      ],
      [
        'for everything at once',
        { title: '', tasks: [point({ text: '', executors: [], controller: 'Ніхто Н. Н.' })] },
        [
          ['required', 'title'],
          ['required', 'tasks[0][text]'],
          ['no-executor', 'tasks[0][executors]'],
          ['unknown-person', 'tasks[0][controller]'],
        ],
      ],
    ])('%s', async (_words, over, expected) => {
      expect(await refusals(over)).toEqual(expected)
      expect(await documents()).toEqual([])
    })

    it('from somebody who may not register', async () => {
      const outcome = await registerDocument(context, cast.petro.actor, decision())
      expect(outcome).toEqual({ ok: false, refusals: [{ code: 'not-allowed' }] })
    })

    it('when the correspondent’s number and date stand already, and names the first', async () => {
      const letter = (number: string) => ({
        kind: 'higher-authority',
        correspondent: { name: 'Кабінет Міністрів України', number, date: '2026-11-10' as Day },
        tasks: [],
      })
      const first = await register(letter('437-р'))
      const outcome = await registerDocument(
        context,
        cast.hanna.actor,
        // another dash, a Latin «p», spaces
        decision({
          ...letter('№ 437–p'),
          correspondent: { name: 'кабінет міністрів  України', number: '№ 437–p', date: '2026-11-10' as Day },
        }),
      )
      expect(outcome.ok ? null : outcome.refusals[0]).toMatchObject({
        code: 'registered-already',
        facts: { id: first.id, number: first.number },
      })
      expect((await register({ ...letter('437-р'), despiteDuplicate: true })).number).toBe('2/01-15')
    })

    it('as a twin also when both clerks press at once', async () => {
      const letter = {
        kind: 'higher-authority',
        correspondent: { name: 'ОВА', number: '12', date: '2026-11-10' as Day },
        tasks: [],
      }
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () => registerDocument(context, cast.hanna.actor, decision(letter))),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await documents()).toHaveLength(1)
    })
  })

  describe('a registered document', () => {
    it('is corrected, and keeps what was there before, by whom and when', async () => {
      const document = await register()
      const outcome = await editDocument(context, cast.olena.actor, {
        documentId: document.id,
        version: 1,
        input: { title: 'Про зиму' },
      })
      expect(outcome).toMatchObject({ ok: true, value: { document: { title: 'Про зиму', version: 2 } } })
      const [change] = await context.db.read.selectFrom('document_changes').selectAll().execute()
      expect(change).toMatchObject({ version: 2, recorded_by: cast.olena.actor.accountId })
      expect(JSON.parse(change!.changes)).toEqual([{ field: 'title', from: document.title, to: 'Про зиму' }])
    })

    it('of a correspondent is corrected in all that came with it; a number needs a sender', async () => {
      const letter = { name: 'ОВА', number: '12', date: '2026-11-10' as Day }
      const { id } = await register({ kind: 'higher-authority', correspondent: letter, tasks: [] })
      const edit = {
        correspondentName: 'Обласна рада',
        correspondentDate: '2026-11-12' as Day,
        receivedAt: '2026-11-19',
      }
      expect(
        await editDocument(context, cast.hanna.actor, { documentId: id, version: 1, input: edit }),
      ).toMatchObject({
        ok: true,
        value: {
          document: {
            received_at: '2026-11-19',
            correspondent_date: '2026-11-12',
            correspondent_number: '12',
          },
        },
      })
      const unnamed = { correspondentName: null, receivedAt: '2026-11-21' }
      expect(
        await editDocument(context, cast.hanna.actor, { documentId: id, version: 2, input: unnamed }),
      ).toMatchObject({
        refusals: [
          { code: 'required', field: 'correspondentName' },
          { code: 'received-after-registration', field: 'receivedAt' },
        ],
      })
    })

    it('is never overwritten by an older edit', async () => {
      const { id } = await register()
      const edits = await Promise.all(
        ['А', 'Б', 'В'].map((title) =>
          editDocument(context, cast.olena.actor, { documentId: id, version: 1, input: { title } }),
        ),
      )
      expect(edits.filter(({ ok }) => ok)).toHaveLength(1)
      expect(edits.flatMap((edit) => (edit.ok ? [] : edit.refusals))).toEqual([
        { code: 'conflict' },
        { code: 'conflict' },
      ])
    })

    it('is annulled with a reason and keeps its number', async () => {
      await register()
      const free = await register({ tasks: [] })
      expect(
        await annulDocument(context, cast.hanna.actor, {
          documentId: free.id,
          version: 1,
          input: { reason: ' ' },
        }),
      ).toMatchObject({
        refusals: [{ code: 'required' }],
      })
      expect(
        await annulDocument(context, cast.hanna.actor, {
          documentId: free.id,
          version: 1,
          input: { reason: 'двічі' },
        }),
      ).toMatchObject({
        value: { document: { number: '2', annulled_on: '2026-11-20', annulment_reason: 'двічі' } },
      })
      expect((await register()).number).toBe('3')
    })
  })
})

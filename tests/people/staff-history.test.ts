import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { day } from '../../src/kernel/day.ts'
import { addDepartment } from '../../src/people/actions/add-department.ts'
import { addPerson } from '../../src/people/actions/add-person.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { closeDepartment } from '../../src/people/actions/close-department.ts'
import { endLeave } from '../../src/people/actions/end-leave.ts'
import { invitePerson } from '../../src/people/actions/invite-person.ts'
import { keepPerson } from '../../src/people/actions/keep-person.ts'
import { nameDeputy } from '../../src/people/actions/name-deputy.ts'
import { nameHead } from '../../src/people/actions/name-head.ts'
import { personLeaves, personReturns } from '../../src/people/actions/person-leaves.ts'
import { recordLeave } from '../../src/people/actions/record-leave.ts'
import { renameDepartment } from '../../src/people/actions/rename-department.ts'
import { staffHistory } from '../../src/people/lists/staff-history.ts'
import type { StaffSubject } from '../../src/people/staff-change.ts'
import { mergeDepartments } from '../../src/tasks/actions/merge-departments.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'

const letters = { mailbox: '', post: 'провідний інженер', vocative: '', dative: '', postDative: '' }
const leave = {
  substitute: 'Гнатюк Р. І.',
  from: day('2026-12-01'),
  to: day('2026-12-05'),
  orderNumber: '7-к',
  orderDate: day('2026-11-01'),
}

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  const yesterday = day('2026-11-19')

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const lastOf = async (subject: StaffSubject, id: string) => (await staffHistory(context.db, subject, id))[0]

  // Every change of a department or a person, and what its history says of it.
  const acts: [string, StaffSubject, (actor: Actor) => Promise<{ ok: boolean }>, object][] = [
    [
      'a head is named',
      'department',
      (actor) => nameHead(context, actor, cast.departments.transport.id, cast.roman.person.id),
      { changes: [{ field: 'head', from: null, to: 'Гнатюк Р. І.' }] },
    ],
    [
      'a deputy mayor is named',
      'department',
      (actor) => nameDeputy(context, actor, cast.departments.transport.id, cast.andrii.person.id),
      { changes: [{ field: 'deputy', from: null, to: 'Лисенко А. Ю.' }] },
    ],
    [
      'it is renamed from a day',
      'department',
      (actor) =>
        renameDepartment(context, actor, cast.departments.transport.id, {
          name: 'Департамент мобільності',
          from: yesterday,
        }),
      {
        on: yesterday,
        changes: [{ field: 'name', from: 'Управління транспорту', to: 'Департамент мобільності' }],
      },
    ],
    [
      'it is closed from a day',
      'department',
      (actor) => closeDepartment(context, actor, cast.departments.transport.id, yesterday),
      { on: yesterday, changes: [{ field: 'closed', from: null, to: yesterday }] },
    ],
    [
      'it is joined to another by an act',
      'department',
      (actor) =>
        mergeDepartments(context, actor, {
          id: cast.departments.transport.id,
          into: cast.departments.education.id,
          on: yesterday,
          ground: 'рішення № 7',
        }),
      {
        on: yesterday,
        ground: 'рішення № 7',
        changes: [
          { field: 'closed', from: null, to: yesterday },
          { field: 'joined', from: null, to: 'Департамент освіти' },
        ],
      },
    ],
    [
      'his department is joined to another',
      'person',
      (actor) =>
        mergeDepartments(context, actor, {
          id: cast.departments.transport.id,
          into: cast.departments.education.id,
          on: yesterday,
          ground: 'рішення № 7',
        }),
      {
        on: yesterday,
        ground: 'рішення № 7',
        changes: [{ field: 'department', from: 'Управління транспорту', to: 'Департамент освіти' }],
      },
    ],
    [
      'his post is changed',
      'person',
      (actor) => keepPerson(context, actor, { id: cast.petro.person.id, draft: letters }),
      { changes: expect.arrayContaining([{ field: 'post', from: null, to: 'провідний інженер' }]) },
    ],
    [
      'he leaves',
      'person',
      (actor) => personLeaves(context, { actor }, cast.petro.person.id, yesterday),
      { on: yesterday, changes: [{ field: 'left', from: null, to: yesterday }] },
    ],
    [
      'his account is closed',
      'person',
      (actor) => closeAccount(context, actor, cast.petro.email),
      {
        changes: [
          { field: 'login', from: 'petro@rada.example', to: null },
          { field: 'role', from: 'executor', to: null },
        ],
      },
    ],
    [
      'he is invited anew',
      'person',
      (actor) => invitePerson(context, { actor }, cast.petro.person.id, { email: '', role: '' }),
      { changes: [{ field: 'link', from: null, to: 'petro@rada.example' }] },
    ],
  ]

  describe.each(acts)('when %s', (_what, subject, act, entry) => {
    const id = () => (subject === 'department' ? cast.departments.transport.id : cast.petro.person.id)

    it('the history says what, from which day, by whom and when', async () => {
      expect((await act(cast.dmytro.actor)).ok).toBe(true)
      expect(await lastOf(subject, id())).toMatchObject({
        on: context.clock.today(),
        recordedAt: context.clock.now(),
        who: 'Кравець Д. І.',
        ...entry,
      })
    })

    it('somebody without the right is refused by the act itself, and nothing is written', async () => {
      const before = await staffHistory(context.db, subject, id())
      expect(await act(cast.olena.actor)).toEqual({ ok: false, refusals: [{ code: 'not-allowed' }] })
      expect(await staffHistory(context.db, subject, id())).toEqual(before)
    })
  })

  it('nobody without the right adds a department or a person, records a leave, ends it, or brings somebody back', async () => {
    const { olena, petro, dmytro } = cast
    const own = { name: 'Новий Іван Іванович', departmentId: null, post: '', email: '' }
    const { id } = must(await recordLeave(context, dmytro.actor, { personId: petro.person.id, leave }))
    const answers = await Promise.all([
      addDepartment(context, olena.actor, 'Новий відділ'),
      addPerson(context, olena.actor, own),
      recordLeave(context, olena.actor, { personId: petro.person.id, leave }),
      endLeave(context, olena.actor, { leaveId: id, reason: 'відкликано' }),
      personReturns(context, { actor: olena.actor }, petro.person.id),
    ])
    expect(answers).toEqual(answers.map(() => ({ ok: false, refusals: [{ code: 'not-allowed' }] })))
  })

  it('who is added, and given an account, begins a history', async () => {
    const { actor } = cast.dmytro
    const { id } = must(
      await addPerson(context, actor, {
        name: 'Новий Іван Іванович',
        departmentId: cast.departments.transport.id,
        post: 'інженер',
        email: '',
      }),
    )
    must(await invitePerson(context, { actor }, id, { email: 'novyi@rada.example', role: 'executor' }))
    const history = await staffHistory(context.db, 'person', id)
    expect(history.map(({ who, changes }) => [who, changes.map(({ field, to }) => [field, to])])).toEqual([
      [
        'Кравець Д. І.',
        [
          ['login', 'novyi@rada.example'],
          ['role', 'executor'],
        ],
      ],
      [
        'Кравець Д. І.',
        [
          ['name', 'Новий Іван Іванович'],
          ['department', 'Управління транспорту'],
          ['post', 'інженер'],
        ],
      ],
    ])
  })

  it('of two heads named one after the other both are kept', async () => {
    const { transport } = cast.departments
    const { actor } = cast.dmytro
    must(await nameHead(context, actor, transport.id, cast.roman.person.id))
    must(await nameHead(context, actor, transport.id, cast.petro.person.id))
    // Said again, it is no change.
    must(await nameHead(context, actor, transport.id, cast.petro.person.id))
    const history = await staffHistory(context.db, 'department', transport.id)
    expect(history.slice(0, 2).map(({ changes }) => changes[0])).toEqual([
      { field: 'head', from: 'Гнатюк Р. І.', to: 'Іваненко П. С.' },
      { field: 'head', from: null, to: 'Гнатюк Р. І.' },
    ])
  })

  it('of two who name a head at once, one is told of the other', async () => {
    const { transport } = cast.departments
    const both = await Promise.all(
      [cast.roman, cast.petro].map(({ person }) =>
        nameHead(context, cast.dmytro.actor, transport.id, person.id),
      ),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusals: [{ code: 'conflict' }] })
  })

  it('somebody who left and came back has both days kept', async () => {
    const { id } = cast.petro.person
    must(await personLeaves(context, { actor: cast.dmytro.actor }, id, yesterday))
    must(await personReturns(context, { actor: cast.dmytro.actor }, id))
    const history = await staffHistory(context.db, 'person', id)
    expect(history.slice(0, 2).map(({ changes }) => changes)).toEqual([
      [{ field: 'left', from: yesterday, to: null }],
      [{ field: 'left', from: null, to: yesterday }],
    ])
  })

  it('the pages of the department and of the person tell the history', async () => {
    const { actor } = cast.dmytro
    must(await nameHead(context, actor, cast.departments.transport.id, cast.roman.person.id))
    must(await personLeaves(context, { actor }, cast.petro.person.id, yesterday))
    const pageOf = async (member: Member, path: string) => (await pagesOf(context, member).get(path)).text
    const department = await pageOf(cast.olena, `/executors/departments/${cast.departments.transport.id}`)
    expect(department).toContain('Історія змін')
    expect(department).toContain('керівник: Гнатюк Р. І. Кравець Д. І., записано')
    expect(department).toContain('Кравець Д. І., записано')
    const person = await pageOf(cast.dmytro, `/executors/people/${cast.petro.person.id}`)
    expect(person).toContain('звільнено: 19.11.2026')
  })

  it('what was changed before the register kept it is not made up', async () => {
    const [row] = await context.db.read.selectFrom('departments').selectAll().limit(1).execute()
    await context.db.commit([
      insertRows('departments', [{ ...row!, id: 'old', name: 'Давній', name_key: 'давній' }]),
    ])
    const pageOf = async (member: Member, path: string) => (await pagesOf(context, member).get(path)).text
    expect(await pageOf(cast.olena, '/executors/departments/old')).toContain(
      'Відколи програма записує зміни, їх не було.',
    )
    must(await nameDeputy(context, cast.dmytro.actor, 'old', cast.andrii.person.id))
    expect(await pageOf(cast.olena, '/executors/departments/old')).toContain(
      'До 20.11.2026 зміни не записувалися.',
    )
  })
})

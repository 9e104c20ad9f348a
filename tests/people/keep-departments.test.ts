import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { closeDepartment } from '../../src/people/actions/close-department.ts'
import { personLeaves, personReturns } from '../../src/people/actions/person-leaves.ts'
import { renameDepartment } from '../../src/people/actions/rename-department.ts'
import { findDepartmentCard } from '../../src/people/lists/department.ts'
import { departmentList } from '../../src/people/lists/departments.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  const today = () => context.clock.today()

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const giveTask = () =>
    registerDocument(context, cast.hanna.actor, {
      kind: 'mayoral-order',
      registeredOn: day('2026-11-02'),
      receivedAt: null,
      correspondent: null,
      title: 'Про підготовку до зими',
      publicTitle: null,
      caseIndex: null,
      tasks: [
        {
          point: '1',
          text: 'Підготувати техніку',
          executors: [{ words: 'Управління транспорту' }, { words: 'Департамент освіти' }],
          term: { kind: 'day', day: day('2026-11-10') },
          placedOn: day('2026-11-02'),
          special: false,
          controller: null,
          supervisor: null,
          question: null,
        },
      ],
    })

  it('a department renamed keeps the row of its names, and finds its tasks under the new one', async () => {
    const { id } = cast.departments.transport
    await giveTask()
    const renamed = await renameDepartment(context, cast.dmytro.actor, id, {
      name: ' Департамент  мобільності ',
      from: day('2026-11-15'),
    })
    expect(renamed.ok).toBe(true)
    const card = await findDepartmentCard(context.db, id, today())
    expect(card).toMatchObject({ open: 1, overdue: 1, onControl: 1 })
    expect(card?.names.map(({ name }) => name)).toEqual(['Департамент мобільності', 'Управління транспорту'])
    const names = (await departmentList(context.db, today())).departments.map(({ name }) => name)
    expect(names).toContain('Департамент мобільності')
  })

  it('of two who give a department a name from the same day, one is told of the other', async () => {
    const { id } = cast.departments.transport
    const from = day('2026-11-15')
    const both = await Promise.all([
      renameDepartment(context, cast.dmytro.actor, id, { name: 'Одна назва', from }),
      renameDepartment(context, cast.dmytro.actor, id, { name: 'Друга назва', from }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('a department that leads something on control stays open; one that only helps may be closed', async () => {
    await giveTask()
    const lead = await closeDepartment(context, cast.dmytro.actor, cast.departments.transport.id, today())
    expect(lead).toEqual({ ok: false, refusals: [{ code: 'department-has-tasks', facts: { count: 1 } }] })
    expect(
      (await closeDepartment(context, cast.dmytro.actor, cast.departments.education.id, today())).ok,
    ).toBe(true)
    expect(
      (await closeDepartment(context, cast.dmytro.actor, cast.departments.education.id, today())).ok,
    ).toBe(false)
  })

  it('a person who left stands in no list, and stands there again after coming back', async () => {
    const { id } = cast.maria.person
    const education = async () =>
      (await findDepartmentCard(context.db, cast.departments.education.id, today()))?.people.map((p) => p.id)
    expect((await personLeaves(context, { actor: cast.dmytro.actor }, id, today())).ok).toBe(true)
    expect(await education()).toEqual([])
    expect((await personReturns(context, { actor: cast.dmytro.actor }, id)).ok).toBe(true)
    expect(await education()).toEqual([id])
  })
})

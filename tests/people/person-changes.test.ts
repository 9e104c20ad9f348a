import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { closeDepartment } from '../../src/people/actions/close-department.ts'
import { keepPerson } from '../../src/people/actions/keep-person.ts'
import { nameHead } from '../../src/people/actions/name-head.ts'
import { changeName, correctName } from '../../src/people/actions/name-person.ts'
import { personLeaves } from '../../src/people/actions/person-leaves.ts'
import { transferPerson } from '../../src/people/actions/transfer-person.ts'
import { staffHistory } from '../../src/people/lists/staff-history.ts'
import type { StaffEditor } from '../../src/people/person-to-change.ts'
import { findPerson } from '../../src/people/store.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

const giveTask = async (context: TestContext, { hanna }: Cast) => {
  const tasks = [point({ executors: [{ words: 'Управління транспорту, Іваненко П. С.' }] })]
  const { id } = must(await registerDocument(context, hanna.actor, decision({ tasks })))
  return (await tasksOfDocuments(context.db, [id]))[0]!.row.id
}

const yesterday = day('2026-11-19')
const tomorrow = day('2026-11-21')

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let dmytro: StaffEditor
  let petro: string

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    dmytro = { actor: cast.dmytro.actor }
    petro = cast.petro.person.id
  })

  const lastOfPetro = async () => (await staffHistory(context.db, 'person', petro))[0]
  const toEducation = () => ({
    department: cast.departments.education.id,
    post: 'головний спеціаліст',
    from: yesterday,
    ground: 'наказ № 12-к',
  })

  it('a mistake of writing in a name is corrected, and letters call the person by the right one', async () => {
    must(
      await keepPerson(context, cast.dmytro.actor, { id: petro, draft: { ...letters, vocative: 'Петре' } }),
    )
    must(await correctName(context, dmytro, petro, ' Іваненок  Петро Сергійович '))
    expect(await findPerson(context.db, petro)).toMatchObject({
      name: 'Іваненок Петро Сергійович',
      short_name: 'Іваненок П. С.',
      short_key: 'іваненок п. с.',
      dative: 'Петру ІВАНЕНКУ',
      // Mended by hand, and the same in both names.
      vocative: 'Петре',
    })
    expect(await lastOfPetro()).toMatchObject({
      on: context.clock.today(),
      who: 'Кравець Д. І.',
      changes: [{ field: 'spelling', from: 'Іваненко Петро Сергійович', to: 'Іваненок Петро Сергійович' }],
    })
  })

  it('a new surname holds from its day by its act, and the next one only from a later day', async () => {
    const { id } = cast.maria.person
    const name = 'Бойко Марія Андріївна'
    must(await changeName(context, dmytro, id, { name, from: yesterday, ground: 'свідоцтво про шлюб' }))
    expect((await findPerson(context.db, id))?.short_name).toBe('Бойко М. А.')
    expect((await staffHistory(context.db, 'person', id))[0]).toMatchObject({
      on: yesterday,
      ground: 'свідоцтво про шлюб',
      recordedAt: context.clock.now(),
      changes: [{ field: 'surname', from: 'Шевчук Марія Андріївна', to: name }],
    })
    const again = { name: 'Шевчук Марія Андріївна', from: yesterday, ground: '' }
    expect(await changeName(context, dmytro, id, again)).toEqual({
      ok: false,
      refusals: [{ code: 'change-not-later', field: 'from', facts: { from: '19.11.2026' } }],
    })
  })

  it('a transfer gives another department and post from a day; the work stays where it was given', async () => {
    await giveTask(context, cast)
    const executors = () =>
      context.db.read.selectFrom('task_executors').select(['department_id', 'person_id']).execute()
    must(await nameHead(context, cast.dmytro.actor, cast.departments.transport.id, petro))
    const before = await executors()
    must(await transferPerson(context, dmytro, petro, toEducation()))
    expect(await findPerson(context.db, petro)).toMatchObject({
      department_id: cast.departments.education.id,
      post: 'головний спеціаліст',
      post_dative: 'головному спеціалісту',
    })
    expect(await lastOfPetro()).toMatchObject({
      on: yesterday,
      ground: 'наказ № 12-к',
      changes: [
        { field: 'department', from: 'Управління транспорту', to: 'Департамент освіти' },
        { field: 'post', from: null, to: 'головний спеціаліст' },
        { field: 'postDative', from: null, to: 'головному спеціалісту' },
      ],
    })
    expect(before.length).toBeGreaterThan(0)
    expect(await executors()).toEqual(before)
    const [ofDepartment] = await staffHistory(context.db, 'department', cast.departments.transport.id)
    expect(ofDepartment).toMatchObject({
      on: yesterday,
      ground: 'наказ № 12-к',
      changes: [{ field: 'head', from: 'Іваненко П. С.', to: null }],
    })
  })

  it('a transfer into a department of somebody who stood in none is the last one too', async () => {
    const to = (department: string | null, from: string) => ({
      department,
      post: '',
      from: day(from),
      ground: '',
    })
    const { education, culture } = cast.departments
    must(await transferPerson(context, dmytro, petro, to(null, '2026-11-16')))
    must(await transferPerson(context, dmytro, petro, to(education.id, '2026-11-18')))
    expect(await transferPerson(context, dmytro, petro, to(culture.id, '2026-11-17'))).toMatchObject({
      refusals: [{ code: 'change-not-later', facts: { from: '18.11.2026' } }],
    })
  })

  it('after a transfer the executors of a task may be added to as its form shows them', async () => {
    const id = await giveTask(context, cast)
    must(await transferPerson(context, dmytro, petro, toEducation()))
    const form = await pagesOf(context, cast.olena).get(`/tasks/${id}/reassignment`)
    expect(form.html).toContain('value="Управління транспорту, Іваненко П. С."')
    const executors = ['Управління транспорту, Іваненко П. С.', 'Управління культури'].map((words) => ({
      words,
    }))
    must(await reassign(context, cast.olena.actor, id, { executors, ground: 'резолюція' }))
    const elsewhere = [{ words: 'Управління культури, Іваненко П. С.' }]
    expect(
      await reassign(context, cast.olena.actor, id, { executors: elsewhere, ground: 'резолюція' }),
    ).toMatchObject({ refusals: [{ code: 'unknown-person' }] })
  })

  it('another post in the same department leaves the head of it in place', async () => {
    const { transport } = cast.departments
    must(await nameHead(context, cast.dmytro.actor, transport.id, petro))
    must(await transferPerson(context, dmytro, petro, { ...toEducation(), department: transport.id }))
    const row = await context.db.read
      .selectFrom('departments')
      .select('head_id')
      .where('id', '=', transport.id)
      .executeTakeFirst()
    expect(row?.head_id).toBe(petro)
  })

  it('no transfer leads into a closed department, to a day to come, or before the one in force', async () => {
    const { culture } = cast.departments
    must(await closeDepartment(context, cast.dmytro.actor, culture.id, yesterday))
    const draft = { ...toEducation(), department: culture.id, from: tomorrow }
    expect(await transferPerson(context, dmytro, petro, draft)).toEqual({
      ok: false,
      refusals: [
        { code: 'department-closed', field: 'department' },
        { code: 'in-the-future', field: 'from' },
      ],
    })
    must(await transferPerson(context, dmytro, petro, toEducation()))
    const back = { ...toEducation(), department: cast.departments.transport.id, from: yesterday }
    expect(await transferPerson(context, dmytro, petro, back)).toMatchObject({
      refusals: [{ code: 'change-not-later', field: 'from' }],
    })
  })

  // Every act, and how it is done.
  const acts: [string, (editor: StaffEditor) => Promise<{ ok: boolean }>][] = [
    ['a name is corrected', (editor) => correctName(context, editor, petro, 'Іваненок Петро Сергійович')],
    [
      'a surname is changed',
      (editor) =>
        changeName(context, editor, petro, { name: 'Бойко Петро Сергійович', from: yesterday, ground: '' }),
    ],
    ['a person is transferred', (editor) => transferPerson(context, editor, petro, toEducation())],
  ]

  describe.each(acts)('when %s', (_what, act) => {
    const whole = async () => ({
      person: await findPerson(context.db, petro),
      history: await staffHistory(context.db, 'person', petro),
    })

    it('somebody without the right is refused by the act itself', async () => {
      const before = await whole()
      for (const { actor } of [cast.sofiia, cast.olena, cast.petro])
        expect(await act({ actor })).toEqual({ ok: false, refusals: [{ code: 'not-allowed' }] })
      expect(await whole()).toEqual(before)
    })

    it('whoever has read what another has changed since is told so, and overwrites nothing', async () => {
      const readSeq = (await findPerson(context.db, petro))!.seq
      must(
        await keepPerson(context, cast.dmytro.actor, {
          id: petro,
          draft: { ...letters, mailbox: 'new@rada.example' },
        }),
      )
      const before = await whole()
      expect(await act({ ...dmytro, readSeq })).toEqual({ ok: false, refusals: [{ code: 'conflict' }] })
      expect(await whole()).toEqual(before)
    })

    it('of two at once one is told of the other', async () => {
      const both = await Promise.all([act(dmytro), act(dmytro)])
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    })

    it('nothing is changed of somebody who has left', async () => {
      must(await personLeaves(context, { actor: cast.dmytro.actor }, petro, yesterday))
      expect(await act(dmytro)).toMatchObject({ refusals: [{ code: 'person-left' }] })
    })
  })
})

const letters = { mailbox: 'petro@rada.example', post: '', vocative: '', dative: '', postDative: '' }

describe('the pages of a person’s changes', () => {
  let context: TestContext
  let cast: Cast
  let card: string

  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    card = `/executors/people/${cast.petro.person.id}`
  })

  it('lead from the person’s page to the form, back, and into the history', async () => {
    const pages = pagesOf(context, cast.dmytro)
    expect((await pages.get(card)).html).toContain(`href="${card}/name"`)
    const form = await pages.get(`${card}/name`)
    expect(fieldOf(form, 'name')).toBe('Іваненко Петро Сергійович')
    const sent = { name: 'Іваненок Петро Сергійович', seq: fieldOf(form, 'seq')! }
    expect(await pages.post(`${card}/name`, sent)).toMatchObject({ status: 303, to: card })
    expect((await pages.get(card)).text).toContain(
      'виправлено помилку в імені: Іваненко Петро Сергійович → Іваненок Петро Сергійович',
    )
    const surname = { name: 'Бойко Петро Сергійович', from: '19.11.2026', ground: 'наказ № 3-к' }
    expect((await pages.post(`${card}/surname`, surname)).status).toBe(303)
    expect((await pages.get(card)).text).toContain(
      'прізвище, ім’я: Іваненок Петро Сергійович → Бойко Петро Сергійович',
    )
  })

  it('name the field that is wrong and keep what was typed', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const empty = await pages.post(`${card}/name`, { name: ' ' })
    expect([empty.status, empty.text.includes('Заповніть це поле.')]).toEqual([422, true])
    const early = await pages.post(`${card}/surname`, {
      name: 'Бойко Петро Сергійович',
      from: '01.12.2026',
      ground: 'наказ',
    })
    expect(early.status).toBe(422)
    expect(early.text).toContain('Цей день ще не настав.')
    expect(fieldOf(early, 'name')).toBe('Бойко Петро Сергійович')
    expect(fieldOf(early, 'from')).toBe('01.12.2026')
    expect(fieldOf(early, 'ground')).toBe('наказ')
  })

  it('of two administrators the second sees what stands now, keeps the own words and may send them again', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const read = fieldOf(await pages.get(`${card}/name`), 'seq')!
    await pages.post(`${card}/name`, { name: 'Іваненок Петро Сергійович', seq: read })
    const late = await pages.post(`${card}/name`, { name: 'Іванченко Петро Сергійович', seq: read })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Зараз: Іваненок Петро Сергійович')
    expect(fieldOf(late, 'name')).toBe('Іванченко Петро Сергійович')
    const again = { name: 'Іванченко Петро Сергійович', seq: fieldOf(late, 'seq')! }
    expect((await pages.post(`${card}/name`, again)).status).toBe(303)
    expect((await pages.post(`${card}/letters`, { ...letters, seq: read })).status).toBe(409)
  })

  it('of two administrators the second is told so though a day was typed wrong first', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const read = fieldOf(await pages.get(`${card}/surname`), 'seq')!
    await pages.post(`${card}/name`, { name: 'Іваненок Петро Сергійович', seq: read })
    const typed = { name: 'Бойко Петро Сергійович', from: '31.02.2026', ground: 'наказ', seq: read }
    const wrong = await pages.post(`${card}/surname`, typed)
    expect([wrong.status, fieldOf(wrong, 'seq')]).toEqual([422, read])
    const mended = { ...typed, from: '19.11.2026', seq: fieldOf(wrong, 'seq')! }
    expect((await pages.post(`${card}/surname`, mended)).status).toBe(409)
  })

  it('say of a head by role whose work goes with a transfer', async () => {
    const form = await pagesOf(context, cast.dmytro).get(`/executors/people/${cast.roman.person.id}/transfer`)
    expect(form.text).toContain('переведена, вона бачитиме й вестиме роботу нового підрозділу')
    expect((await pagesOf(context, cast.dmytro).get(`${card}/transfer`)).text).not.toContain(
      'переведена, вона',
    )
  })

  it('of a department, and of leaving and coming back, tell whoever has read an older history', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const department = `/executors/departments/${cast.departments.transport.id}`
    const read = fieldOf(await pages.get(department), 'seq')!
    const named = { head: cast.petro.person.id, seq: read }
    expect((await pages.post(`${department}/head`, named)).status).toBe(303)
    expect((await pages.post(`${department}/head`, { head: '', seq: read })).status).toBe(409)
    const older = fieldOf(await pages.get(card), 'seq')!
    const left = { on: '20.11.2026', seq: older }
    expect((await pages.post(`${card}/departure`, left)).status).toBe(303)
    expect((await pages.post(`${card}/return`, { seq: older })).status).toBe(409)
    expect((await pages.post(`${card}/invitation`, { email: '', role: '', seq: older })).status).toBe(409)
  })

  it('say before a transfer what work stays behind', async () => {
    await giveTask(context, cast)
    const pages = pagesOf(context, cast.dmytro)
    const form = await pages.get(`${card}/transfer`)
    expect(form.text).toContain('Людина веде 1 завдання')
    const sent = { department: cast.departments.education.id, post: '', from: '19.11.2026', ground: '' }
    expect((await pages.post(`${card}/transfer`, sent)).status).toBe(303)
    expect((await pages.get(card)).text).toContain('підрозділ: Управління транспорту → Департамент освіти')
  })

  it('are not there for others, nor for somebody who has left', async () => {
    for (const change of ['name', 'surname', 'transfer']) {
      expect((await pagesOf(context, cast.olena).get(`${card}/${change}`)).status).toBe(404)
      expect((await pagesOf(context, cast.olena).post(`${card}/${change}`, {})).status).toBe(403)
    }
    must(await personLeaves(context, { actor: cast.dmytro.actor }, cast.petro.person.id, yesterday))
    expect((await pagesOf(context, cast.dmytro).get(`${card}/name`)).status).toBe(404)
    expect((await pagesOf(context, cast.dmytro).get(card)).html).not.toContain(`${card}/name`)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { refusalSentence } from '../../src/kernel/refusals.ts'
import type { Result } from '../../src/kernel/result.ts'
import { adoptDecision } from '../../src/removal/actions/adopt-decision.ts'
import { addItems, dropItems, reviewItems, setGround } from '../../src/removal/actions/change-items.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { editWording } from '../../src/removal/actions/edit-wording.ts'
import { reverseDecision } from '../../src/removal/actions/reverse-decision.ts'
import { annexOf } from '../../src/removal/annex.ts'
import type { Removal } from '../../src/removal/removal.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { giveSubInstruction } from '../../src/tasks/acts/sub-instructions.ts'
import { findTask, projection } from '../../src/tasks/store.ts'
import { taskState } from '../../src/tasks/task-state.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { executed, executedActs, on, registered } from './executed-acts.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let olena: Actor
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    olena = cast.olena.actor
  })

  const act = { number: '512', date: on('2026-11-20') }
  const drafted = async (tasks: string[]): Promise<Removal> =>
    must(await draftDecision(context, olena, { chosen: { tasks } }))
  const rowOf = async (id: string) => (await findTask(context.db, id))!.row
  const annex = async ({ items }: Removal) => annexOf(items, (await context.reference()).kinds)

  describe('a draft', () => {
    it('stands in register order: decisions, then orders, by date and index as numbers', async () => {
      const orders = await executedActs(context, cast, 11, { kind: 'mayoral-order' })
      const [late] = await executedActs(context, cast, 1, { registeredOn: on('2026-11-05') })
      const [early] = await executedActs(context, cast, 1)
      const groups = await annex(await drafted([orders[9]!, orders[1]!, late!, orders[10]!, early!]))
      expect(
        groups.map(({ kind, rows }) => [kind, rows.map(({ place, number }) => `${place}: ${number}`)]),
      ).toEqual([
        ['executive-decision', ['1: 2', '2: 1']],
        ['mayoral-order', ['3: 2-р', '4: 10-р', '5: 11-р']],
      ])
    })

    it('removes nothing, and has no number', async () => {
      const ids = await executedActs(context, cast, 1)
      const { adoption } = await drafted(ids)
      expect(adoption).toBe(null)
      expect((await rowOf(ids[0]!)).removed_on).toBe(null)
    })

    it('takes nothing twice, and only what a decision removes', async () => {
      const ids = await executedActs(context, cast, 1)
      await drafted(ids)
      expect(words(await draftDecision(context, olena, { chosen: { tasks: ids } }))).toEqual([
        '№ 1 від 02.11.2026, п. 1: уже в іншому проєкті рішення.',
      ])
      const [appeal] = await registered(context, cast, incoming)
      expect(codes(await draftDecision(context, olena, { chosen: { tasks: [appeal!] } }))).toEqual([
        'removal-not-by-decision',
      ])
      expect(codes(await draftDecision(context, olena, { chosen: { tasks: [] } }))).toEqual([
        'removal-without-items',
      ])
      expect(codes(await draftDecision(context, olena, { chosen: { tasks: ['nothing'] } }))).toEqual([
        'not-found',
      ])
    })

    it('is made by the controller alone', async () => {
      const tasks = await executedActs(context, cast, 1)
      for (const { actor } of [cast.hanna, cast.andrii, cast.petro, cast.dmytro])
        expect(codes(await draftDecision(context, actor, { chosen: { tasks } }))).toEqual(['not-allowed'])
    })

    it('changes its items and words; an edit on stale words is refused', async () => {
      const [one, two] = await executedActs(context, cast, 2)
      const { id, version, wording } = await drafted([one!])
      expect(must(await addItems(context, olena, { id, taskIds: [two!] })).items).toHaveLength(2)
      expect(
        must(await dropItems(context, olena, { id, taskIds: [one!] })).items.map(({ task }) => task.row.id),
      ).toEqual([two])
      const changed = { ...wording, title: 'Про зняття з контролю' }
      expect(codes(await editWording(context, olena, { id, wording: changed, read: version }))).toEqual([
        'conflict',
      ])
      expect(
        must(await editWording(context, olena, { id, wording: changed, read: version + 2 })).wording.title,
      ).toBe('Про зняття з контролю')
      expect(codes(await editWording(context, olena, { id, wording: { ...wording, title: ' ' } }))).toEqual([
        'required',
      ])
      expect((await rowOf(one!)).removed_on).toBe(null)
    })

    it('of all that a filter finds leaves out what is blocked', async () => {
      const [done] = await executedActs(context, cast, 1)
      await registered(context, cast)
      const removal = must(await draftDecision(context, olena, { chosen: { filter: { state: 'executed' } } }))
      expect(removal.items.map(({ task }) => task.row.id)).toEqual([done])
    })
  })

  describe('an adopted decision', () => {
    it('removes every item on its day with it as ground, and columns agree with facts', async () => {
      const ids = await executedActs(context, cast, 3)
      const { id } = await drafted(ids)
      context.clock.moveTo('2026-11-23')
      const { adoption } = must(
        await adoptDecision(context, olena, { id, act: { number: '№ 512', date: on('2026-11-20') } }),
      )
      expect(adoption).toMatchObject({ number: '512', on: '2026-11-20' })
      for (const taskId of ids) {
        const task = (await findTask(context.db, taskId))!
        expect(task.facts.at(-1)).toMatchObject({
          kind: 'removed',
          happenedOn: '2026-11-20',
          recordedAt: context.clock.now(),
          recordedBy: olena.accountId,
          ground: { kind: 'decision', number: '512', date: '2026-11-20', words: 'виконано' },
        })
        expect(task.row).toMatchObject(projection(taskState(task.facts)))
      }
    })

    it('is adopted once: the second time nothing changes, and it says so', async () => {
      const ids = await executedActs(context, cast, 2)
      const { id } = await drafted(ids)
      must(await adoptDecision(context, olena, { id, act }))
      const before = await rowOf(ids[0]!)
      expect(words(await adoptDecision(context, olena, { id, act: { ...act, number: '600' } }))).toEqual([
        'Рішення вже прийнято: № 512 від 20.11.2026. Нічого не змінено.',
      ])
      expect(await rowOf(ids[0]!)).toEqual(before)
      expect(codes(await dropItems(context, olena, { id, taskIds: ids }))).toEqual([
        'decision-adopted-already',
      ])
    })

    it('of five who adopt at the same moment one does', async () => {
      const ids = await executedActs(context, cast, 2)
      const { id } = await drafted(ids)
      const outcomes = await Promise.all(
        [1, 2, 3, 4, 5].map(() => adoptDecision(context, olena, { id, act })),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(new Set(outcomes.filter(({ ok }) => !ok).flatMap(codes))).toEqual(
        new Set(['decision-adopted-already']),
      )
      const { facts } = (await findTask(context.db, ids[0]!))!
      expect(facts.filter(({ kind }) => kind === 'removed')).toHaveLength(1)
    })

    it('has a number and day of its own', async () => {
      const [one, two] = await executedActs(context, cast, 2)
      must(await adoptDecision(context, olena, { id: (await drafted([one!])).id, act }))
      const other = await drafted([two!])
      expect(
        codes(await adoptDecision(context, olena, { id: other.id, act: { ...act, number: ' №512' } })),
      ).toEqual(['decision-number-taken'])
      expect((await rowOf(two!)).removed_on).toBe(null)
      must(await adoptDecision(context, olena, { id: other.id, act: { ...act, date: on('2026-11-19') } }))
    })

    it('leads to the decision where that is registered', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      const [own] = await registered(context, cast, { registeredOn: on('2026-11-20') }, [{}])
      const { document_id } = await rowOf(own!)
      const { adoption } = must(
        await adoptDecision(context, olena, { id, act: { number: '2', date: on('2026-11-20') } }),
      )
      expect(adoption?.documentId).toBe(document_id)
    })

    it('keeps its annex as it was adopted', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      const { adoption } = must(await adoptDecision(context, olena, { id, act }))
      expect(adoption?.annex[0]?.rows[0]).toEqual({
        place: 1,
        number: '1',
        date: '2026-11-02',
        title: 'Про заходи з підготовки закладів освіти до зими',
        responsible: 'Управління транспорту, Іваненко П. С.',
        state: 'Виконано 12.11.2026, 214/07',
        note: '',
      })
    })

    it('needs a number, a day that has come, and items', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      expect(
        codes(await adoptDecision(context, olena, { id, act: { number: ' ', date: on('2026-11-21') } })),
      ).toEqual(['required', 'in-the-future'])
      await dropItems(context, olena, { id, taskIds: ids })
      expect(codes(await adoptDecision(context, olena, { id, act }))).toEqual(['removal-without-items'])
      expect(codes(await adoptDecision(context, olena, { id: 'nothing', act }))).toEqual(['not-found'])
      expect(codes(await adoptDecision(context, cast.hanna.actor, { id, act }))).toEqual(['not-allowed'])
    })
  })

  describe('one item refuses the whole, and is named', () => {
    const refusedWith = async (tasks: string[], sentence: string) => {
      const [good] = await executedActs(context, cast, 1, { kind: 'mayoral-order' })
      const { id } = await drafted([...tasks, good!])
      expect(words(await adoptDecision(context, olena, { id, act }))).toEqual([sentence])
      expect((await rowOf(good!)).removed_on).toBe(null)
      return id
    }

    it('where it is not executed', async () => {
      const ids = await registered(context, cast)
      await refusedWith(ids, '№ 1 від 02.11.2026, п. 1: не виконано, строк 10.12.2026.')
    })

    it('where its report waits for acceptance', async () => {
      const ids = await registered(context, cast)
      const report = {
        executedOn: on('2026-11-12'),
        completeness: 'full' as const,
        text: 'Зроблено',
        outgoing: null,
      }
      must(await reportExecution(context, cast.petro.actor, ids[0]!, report))
      await refusedWith(ids, '№ 1 від 02.11.2026, п. 1: звіт чекає прийняття.')
    })

    it('where a further report waits after it was executed in part, on another ground too', async () => {
      const [id] = await registered(context, cast)
      const partly = { on: on('2026-11-10'), completeness: 'partly' as const, note: null }
      must(await recordExecution(context, olena, id!, partly))
      const report = { executedOn: on('2026-11-12'), completeness: 'full' as const, text: 'Решту зроблено' }
      must(await reportExecution(context, cast.petro.actor, id!, { ...report, outgoing: null }))
      const draft = await drafted([id!])
      must(await setGround(context, olena, { id: draft.id, taskIds: [id!], ground: 'void' }))
      expect(words(await adoptDecision(context, olena, { id: draft.id, act }))).toEqual([
        '№ 1 від 02.11.2026, п. 1: звіт чекає прийняття.',
      ])
    })

    it('where it was executed in part only after the day of the decision', async () => {
      const [id] = await registered(context, cast)
      const partly = { on: on('2026-11-26'), completeness: 'partly' as const, note: null }
      context.clock.moveTo('2026-12-01')
      must(await recordExecution(context, olena, id!, partly))
      const draft = await drafted([id!])
      must(await setGround(context, olena, { id: draft.id, taskIds: [id!], ground: 'void' }))
      expect(words(await adoptDecision(context, olena, { id: draft.id, act }))).toEqual([
        '№ 1 від 02.11.2026, п. 1: виконано частково 26.11.2026, пізніше за день зняття.',
      ])
    })

    it('where it is removed already', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      const ground = { kind: 'decision' as const, number: '7', date: on('2026-11-20'), words: '' }
      must(await removeFromControl(context, olena, ids[0]!, { on: on('2026-11-20'), ground }))
      expect(words(await adoptDecision(context, olena, { id, act }))).toEqual([
        '№ 1 від 02.11.2026, п. 1: уже знято з контролю 20.11.2026.',
      ])
    })

    it('where it is periodic, though a point of it was executed; it goes when its term is over', async () => {
      const term = { kind: 'periodic' as const, every: 'month' as const, day: 5 }
      const [first] = await registered(context, cast, {}, [{ term }])
      await executed(context, cast, first!)
      const id = await refusedWith([first!], '№ 1 від 02.11.2026, п. 1: не виконано, строк 04.12.2026.')
      must(await setGround(context, olena, { id, taskIds: [first!], ground: 'expired' }))
      const adopted = must(await adoptDecision(context, olena, { id, act }))
      expect(adopted.adoption?.annex[0]?.rows[0]?.state).toBe('Закінчився термін дії')
    })

    it('where a part of it that the lead gave to somebody is not executed', async () => {
      const [id] = await registered(context, cast)
      const part = { text: 'Зібрати акти', person: 'Гнатюк Р. І.', due: null }
      must(await giveSubInstruction(context, cast.petro.actor, id!, part))
      await executed(context, cast, id!)
      await refusedWith([id!], '№ 1 від 02.11.2026, п. 1: не виконано доручення за ним: «Зібрати акти».')
    })

    it('where it was executed after the day of the decision', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      expect(
        words(await adoptDecision(context, olena, { id, act: { ...act, date: on('2026-11-11') } })),
      ).toEqual(['№ 1 від 02.11.2026, п. 1: виконано 12.11.2026, пізніше за день зняття.'])
    })

    it('where it has changed since it was looked at; looking again lets it go', async () => {
      const [changed, same] = await executedActs(context, cast, 2)
      const { id } = await drafted([changed!, same!])
      const correction = { text: 'Інший текст', controller: null, supervisor: null, special: false }
      must(await editTask(context, olena, changed!, correction))
      expect(words(await adoptDecision(context, olena, { id, act }))).toEqual([
        '№ 1 від 02.11.2026, п. 1: змінено після включення до проєкту.',
      ])
      expect((await rowOf(same!)).removed_on).toBe(null)
      must(await reviewItems(context, olena, { id, taskIds: [changed!] }))
      must(await adoptDecision(context, olena, { id, act }))
    })
  })

  it('another ground removes what has lost its force without being executed', async () => {
    const ids = await registered(context, cast)
    const { id } = await drafted(ids)
    must(await setGround(context, olena, { id, taskIds: ids, ground: 'void' }))
    const { adoption } = must(await adoptDecision(context, olena, { id, act }))
    expect(adoption?.annex[0]?.rows[0]?.state).toBe('Втратило чинність')
  })

  it('points removed alone are named in the annex, the rest stays on control', async () => {
    const [one, two, three] = await registered(context, cast, {}, [
      { point: '1' },
      { point: '2' },
      { point: '3.1' },
    ])
    await executed(context, cast, two!)
    await executed(context, cast, three!)
    const { id } = await drafted([two!, three!])
    const { adoption } = must(await adoptDecision(context, olena, { id, act }))
    expect(adoption?.annex[0]?.rows).toHaveLength(1)
    expect(adoption?.annex[0]?.rows[0]?.note).toBe('п. 2, 3.1')
    expect((await rowOf(one!)).removed_on).toBe(null)
    expect((await rowOf(two!)).removed_on).toBe('2026-11-20')
  })

  it('the annex bears the public title where the full one is personal', async () => {
    const publicTitle = 'Про надання статусу'
    const ids = await executedActs(context, cast, 1, {
      title: 'Про надання статусу Петренку П. П.',
      publicTitle,
    })
    expect((await annex(await drafted(ids)))[0]?.rows[0]?.title).toBe(publicTitle)
  })

  describe('a decision is undone', () => {
    const reversal = { number: '530', date: on('2026-11-24'), reason: 'Скасовано рішенням суду' }
    const adopted = async (ids: string[]) => {
      const { id } = await drafted(ids)
      must(await adoptDecision(context, olena, { id, act }))
      context.clock.moveTo('2026-11-25')
      return id
    }

    it('by an act that returns its items to control; history stays', async () => {
      const ids = await executedActs(context, cast, 2)
      const id = await adopted(ids)
      expect(must(await reverseDecision(context, olena, { id, act: reversal })).reversal).toMatchObject({
        tasks: 2,
      })
      const { facts, row } = (await findTask(context.db, ids[0]!))!
      expect(facts.slice(-2)).toMatchObject([
        { kind: 'removed', happenedOn: '2026-11-20' },
        {
          kind: 'returned-to-control',
          happenedOn: '2026-11-24',
          ground: 'Скасовано рішенням суду (№ 530 від 24.11.2026)',
        },
      ])
      expect(row).toMatchObject(projection(taskState(facts)))
      expect(row.removed_on).toBe(null)
      expect(codes(await reverseDecision(context, olena, { id, act: reversal }))).toEqual([
        'decision-reversed-already',
      ])
      expect(codes(await adoptDecision(context, olena, { id, act }))).toEqual(['decision-adopted-already'])
    })

    it('only for what it still keeps removed', async () => {
      const ids = await executedActs(context, cast, 2)
      const id = await adopted(ids)
      must(await returnToControl(context, olena, ids[0]!, { on: on('2026-11-23'), ground: 'Помилка' }))
      expect(must(await reverseDecision(context, olena, { id, act: reversal })).reversal?.tasks).toBe(1)
      expect((await findTask(context.db, ids[0]!))!.state.controlPeriods).toHaveLength(2)
    })

    it('but for what was annulled since: that has no acts', async () => {
      const ids = await executedActs(context, cast, 2)
      const id = await adopted(ids)
      const { document_id } = await rowOf(ids[0]!)
      must(
        await annulDocument(context, olena, {
          documentId: document_id,
          version: 1,
          input: { reason: 'помилково' },
        }),
      )
      expect(must(await reverseDecision(context, olena, { id, act: reversal })).reversal?.tasks).toBe(1)
      expect((await rowOf(ids[0]!)).removed_on).toBe('2026-11-20')
    })

    it('with a number, a day not before it, and a reason', async () => {
      const ids = await executedActs(context, cast, 1)
      const { id } = await drafted(ids)
      expect(codes(await reverseDecision(context, olena, { id, act: reversal }))).toEqual([
        'decision-not-adopted',
      ])
      must(await adoptDecision(context, olena, { id, act }))
      expect(
        codes(
          await reverseDecision(context, olena, {
            id,
            act: { number: '', date: on('2026-11-19'), reason: ' ' },
          }),
        ),
      ).toEqual(['required', 'required', 'removed-before-placed'])
    })
  })
})

const incoming = {
  kind: 'higher-authority',
  receivedAt: '2026-11-02',
  correspondent: { name: 'Обласна військова адміністрація', number: '1', date: on('2026-11-01') },
}

function codes(outcome: Result<unknown>): string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
}

function words(outcome: Result<unknown>): string[] {
  return outcome.ok ? [] : outcome.refusals.map(refusalSentence)
}

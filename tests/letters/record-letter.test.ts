import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { recordLetter } from '../../src/letters/outbox/record-letter.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

const FRIDAY = '2026-11-20' as Day
const SATURDAY = '2026-11-21' as Day
const MONDAY = '2026-11-23' as Day

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let taskIds: string[]

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    await registerDocument(context, cast.hanna.actor, {
      kind: 'executive-decision',
      registeredOn: FRIDAY,
      receivedAt: null,
      correspondent: null,
      title: 'Про роботу автобусних маршрутів',
      publicTitle: null,
      caseIndex: null,
      tasks: ['Оновити розклад', 'Встановити павільйон'].map((text, place) => ({
        point: String(place + 1),
        text,
        executors: [{ words: 'Управління транспорту, Іваненко П. С.' }],
        term: null,
        placedOn: FRIDAY,
        special: false,
        controller: null,
        supervisor: null,
        question: null,
      })),
    })
    const rows = await context.db.read.selectFrom('tasks').select('id').orderBy('position').execute()
    taskIds = rows.map(({ id }) => id)
  })

  const letter = (on: Day, recipientId: string, about = taskIds) =>
    recordLetter(context, cast.olena.actor, { on, recipientId, taskIds: about })
  const codesOf = async (outcome: ReturnType<typeof letter>) => {
    const answer = await outcome
    return answer.ok ? [] : answer.refusals.map(({ code }) => code)
  }

  describe('a reminder letter', () => {
    it('gets the next number of the year and names the tasks it is about', async () => {
      await letter(FRIDAY, cast.petro.person.id)
      const second = await letter(FRIDAY, cast.roman.person.id)
      expect(second).toMatchObject({
        ok: true,
        value: { number: 2, journal_year: 2026, sent_on: FRIDAY, recorded_by: cast.olena.actor.accountId },
      })
      const about = await context.db.read
        .selectFrom('letter_tasks')
        .innerJoin('letters', 'letters.id', 'letter_tasks.letter_id')
        .select('task_id')
        .where('number', '=', 2)
        .execute()
      expect(about.map(({ task_id }) => task_id).sort()).toEqual(taskIds.toSorted())
    })

    it('starts from one again in a new year', async () => {
      await letter(FRIDAY, cast.petro.person.id)
      context.clock.moveTo('2027-01-04')
      expect(await letter('2027-01-04' as Day, cast.petro.person.id)).toMatchObject({
        value: { number: 1, journal_year: 2027 },
      })
    })

    it('is one for a person on a day, and the refused one takes no number', async () => {
      await letter(FRIDAY, cast.petro.person.id)
      expect(await codesOf(letter(FRIDAY, cast.petro.person.id))).toEqual(['letter-that-day-already'])
      context.clock.moveTo(MONDAY)
      expect(await letter(MONDAY, cast.petro.person.id)).toMatchObject({ value: { number: 2 } })
    })

    it('is one for a person on a day even where two write it at once', async () => {
      const answers = await Promise.all([
        letter(FRIDAY, cast.petro.person.id),
        letter(FRIDAY, cast.petro.person.id),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const rows = await context.db.read.selectFrom('letters').select('number').execute()
      expect(rows).toEqual([{ number: 1 }])
    })

    it('is not sent on a day off, nor on a day to come', async () => {
      context.clock.moveTo(SATURDAY)
      expect(await codesOf(letter(SATURDAY, cast.petro.person.id))).toEqual(['letter-on-day-off'])
      expect(await codesOf(letter(MONDAY, cast.petro.person.id))).toEqual(['in-the-future'])
    })

    it('is about tasks that are there, to a person who is there, from a controller', async () => {
      expect(await codesOf(letter(FRIDAY, cast.petro.person.id, []))).toEqual(['no-tasks'])
      expect(await codesOf(letter(FRIDAY, cast.petro.person.id, ['none']))).toEqual(['not-found'])
      expect(await codesOf(letter(FRIDAY, 'nobody'))).toEqual(['not-found'])
      const byExecutor = recordLetter(context, cast.petro.actor, { on: FRIDAY, recipientId: 'x', taskIds })
      expect(await codesOf(byExecutor)).toEqual(['not-allowed'])
    })
  })
})

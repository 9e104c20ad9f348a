import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { indexWords } from '../../journals/store.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, type Refusal, refusalsOf, reject } from '../../kernel/result.ts'
import { day, text, words } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import { defineAct } from '../act.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { executorsInput, executorsOf } from '../inputs.ts'
import { blankTask, type Event, toFacts } from '../open-task.ts'
import { insertTasks, lastPosition } from '../store.ts'
import { readExecutors } from '../task-draft.ts'

const input = z
  .strictObject({
    point: text(40).nullish(),
    text: words(longestText),
    executors: executorsInput,
    // Not after the day of the point it comes from; none for that very day.
    due: day.nullish(),
    ground: words(longestText),
  })
  .transform((given) => ({ ...given, point: given.point ?? '', executors: executorsOf(given.executors) }))

/**
 * Makes a part of a point a point of its own, with its own executors and outcome, from today on. The one it comes from stays
 * with its history; both name each other.
 */
export const splitting = defineAct({
  name: 'splitting',
  from: ['not-on-control', 'in-work'],
  by: ['controller'],
  to: 'same',
  words: {
    label: 'Виділити пункт',
    title: 'Виділити в окремий пункт',
    done: 'Пункт виділено.',
    summary: 'Виділити частину в окремий пункт.',
  },
  input,
  fields: [
    { kind: 'text', name: 'point', label: 'Номер нового пункту', short: true, optional: true },
    { kind: 'text', name: 'text', label: 'Зміст нового пункту', lines: 3, autofocus: true },
    { kind: 'executors', name: 'executors', label: 'Виконавці', hint: 'Перший — головний.' },
    { kind: 'day', name: 'due', label: 'Строк', hint: 'Порожнє — строк цього пункту.', optional: true },
    { kind: 'text', name: 'ground', label: 'Підстава', lines: 2 },
  ],

  async decide({ task: { row, state }, input, context, actor, today }) {
    const { db, clock } = context
    const read = readExecutors(input.executors, await openDirectory(db), state.executors)
    const reasons: Refusal[] = [
      ...judgeWords(input.text, 'text'),
      ...judgeWords(input.ground, 'ground'),
      ...refusalsOf(read),
    ]
    if (input.point.length > 40) reasons.push({ code: 'too-long', field: 'point', facts: { most: 40 } })
    if (input.due && state.dueDay && input.due > state.dueDay)
      reasons.push({ code: 'split-due-later', field: 'due', facts: { due: formatDay(state.dueDay) } })
    if (input.due && input.due < row.registered_on)
      reasons.push({
        code: 'due-before-registration',
        field: 'due',
        facts: { registered: formatDay(row.registered_on) },
      })
    if (!read.ok || reasons.length > 0) return reject(...reasons)
    const ground = input.ground.trim()
    const draft = {
      ...blankTask(
        { ...row, id: row.document_id, registeredOn: row.registered_on },
        (await lastPosition(db, row.document_id)) + 1,
      ),
      point: input.point.trim(),
      text: input.text.trim(),
      question_id: row.question_id,
      special: row.special,
      controller_id: row.controller_id,
      supervisor_id: row.supervisor_id,
    }
    const from = `виділено з ${row.point ? `п. ${row.point}` : 'іншого пункту'}: ${ground}`
    const events: Event[] = [
      { kind: 'assigned', executors: read.value, ground: from, happenedOn: today },
      { kind: 'term-set', day: input.due ?? state.dueDay, happenedOn: today },
      ...(state.controlPeriods.length > 0 ? [{ kind: 'placed' as const, happenedOn: today }] : []),
    ]
    const name = [draft.point && `п. ${draft.point}`, draft.text].filter(Boolean).join(' — ')
    const changes = [{ field: 'split', from: null, to: `${name}; ${ground}` }]
    return done({
      events: [{ kind: 'edited', changes, happenedOn: today }],
      writes: [
        ...insertTasks([
          { draft, facts: toFacts(events, 0, { recordedAt: clock.now(), recordedBy: actor.accountId }) },
        ]),
        ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
      ],
    })
  },
})

export const splitTask = acting(splitting)

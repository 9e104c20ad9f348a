import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { indexWords } from '../../journals/store.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { day, words } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import { defineAct } from '../act.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { LONGEST_NAME } from '../inputs.ts'
import { blankTask, firstEvents, toFacts } from '../open-task.ts'
import { WORKING } from '../stage.ts'
import { insertTasks, lastPosition } from '../store.ts'
import { leadOf } from '../task-state.ts'

const input = z.strictObject({
  text: words(longestText),
  // A person of the lead's department, as people write the name.
  person: words(LONGEST_NAME),
  // Their own day, not after the task's; none for the task's own.
  due: day.nullish(),
})

/**
 * The lead gives a part of the task to a person of the department, with a day of its own. It is the department's own business:
 * never on control itself, in no figure, and the task answers for it.
 */
export const subInstructions = defineAct({
  name: 'sub-instructions',
  from: WORKING,
  by: ['lead'],
  to: 'same',
  words: {
    label: 'Доручити у підрозділі',
    short: 'Доручити',
    title: 'Доручити у підрозділі',
    done: 'Доручено; за завдання далі відповідаєте ви.',
    summary: 'Доручити частину у підрозділі.',
  },
  input,
  fields: [
    { kind: 'text', name: 'text', label: 'Що зробити', lines: 3, autofocus: true },
    {
      kind: 'combobox',
      name: 'person',
      label: 'Кому',
      hint: 'Працівник вашого підрозділу.',
      suggest: '/executors/suggest?people=1',
    },
    {
      kind: 'day',
      name: 'due',
      label: 'До якого дня',
      hint: 'Порожнє — строк самого завдання.',
      quicks: true,
      optional: true,
    },
  ],

  async decide({ task: { row, state }, input, context, actor, today }) {
    const { departmentId } = leadOf(state.executors)!
    const [directory, position] = await Promise.all([
      openDirectory(context.db),
      lastPosition(context.db, row.document_id),
    ])
    const given = input.person.trim()
    const person = directory.person(given.split(',').at(-1)!.trim(), departmentId)
    const due = input.due ?? state.dueDay
    const reasons: Refusal[] = judgeWords(input.text, 'text')
    if (given === '') reasons.push({ code: 'required', field: 'person' })
    else if (!person) reasons.push({ code: 'not-of-department', field: 'person', facts: { given } })
    if (input.due && input.due < today) reasons.push({ code: 'sub-due-passed', field: 'due' })
    // Where the task is overdue already, every day left is after its own.
    if (input.due && state.dueDay && state.dueDay >= today && input.due > state.dueDay)
      reasons.push({ code: 'sub-due-later', field: 'due', facts: { due: formatDay(state.dueDay) } })
    if (!person || reasons.length > 0) return reject(...reasons)
    const executors = [{ departmentId, personId: person.id, role: 'lead' as const }]
    const draft = {
      ...blankTask({ ...row, id: row.document_id, registeredOn: row.registered_on }, position + 1),
      text: input.text.trim(),
      parent_id: row.id,
      // Not a control unit: what counts tasks of a document counts from the first of each series.
      series_place: 0,
    }
    const events = firstEvents({ executors, due, since: today, placedOn: null })
    return done({
      events: [{ kind: 'delegated', taskId: draft.id, personId: person.id, happenedOn: today }],
      writes: [
        ...insertTasks([
          {
            draft,
            facts: toFacts(events, 0, { recordedAt: context.clock.now(), recordedBy: actor.accountId }),
          },
        ]),
        ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
      ],
    })
  },
})

export const giveSubInstruction = acting(subInstructions)

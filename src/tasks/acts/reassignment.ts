import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { allOf, done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import { defineAct } from '../act.ts'
import { proposalLines } from '../act-notes.ts'
import { readWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { executorsInput, executorsOf } from '../inputs.ts'
import { OPEN } from '../stage.ts'
import { readExecutors } from '../task-draft.ts'

const input = z
  .strictObject({ executors: executorsInput, ground: words(longestText) })
  .transform(({ executors, ground }) => ({ executors: executorsOf(executors), ground }))

/**
 * Gives a task to other executors by an act, from today on: what was before counts for those who had it. A proposal that
 * waits is accepted by it.
 */
export const reassignment = defineAct({
  name: 'reassignment',
  from: ['not-on-control', ...OPEN],
  by: ['controller'],
  to: 'same',
  words: {
    label: 'Передати іншим',
    title: 'Передати іншим виконавцям',
    done: 'Виконавців змінено.',
    summary: 'Передати іншим виконавцям.',
  },
  input,
  fields: [
    { kind: 'executors', name: 'executors', label: 'Виконавці', hint: 'Перший — головний.' },
    { kind: 'text', name: 'ground', label: 'Підстава', hint: 'Акт, резолюція, погодження.', lines: 2 },
  ],
  // A proposal names another lead; the co-executors stay unless changed.
  values({ state, executors }) {
    const [lead, ...others] = executors
    return { executors: [state.proposal?.whose ?? lead, ...others].join('\n') }
  },
  about: ({ state }) => proposalLines(state),

  async decide({ task: { state }, input, context, today }) {
    const directory = await openDirectory(context.db)
    const read = allOf({
      executors: readExecutors(input.executors, directory, state.executors),
      ground: readWords(input.ground, 'ground'),
    })
    if (!read.ok) return read
    const { executors, ground } = read.value
    if (JSON.stringify(executors) === JSON.stringify(state.executors))
      return reject({ code: 'same-executors', field: 'executors' })
    const answers = state.proposal ? { answers: state.proposal.seq } : {}
    return done({ events: [{ kind: 'assigned', executors, ground, happenedOn: today, ...answers }] })
  },
})

export const reassign = acting(reassignment)

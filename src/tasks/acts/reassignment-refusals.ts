import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { map } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { proposalLines } from '../act-notes.ts'
import { readWords } from '../actions/judge-words.ts'
import { OPEN } from '../stage.ts'

const input = z.strictObject({ reason: words(longestText) })

/** «Не наше» is not accepted: the task stays with whom it is. */
export const reassignmentRefusals = defineAct({
  name: 'reassignment-refusals',
  from: OPEN,
  by: ['controller'],
  to: 'same',
  when: ({ state }) => (state.proposal ? null : 'no-proposal'),
  words: {
    label: 'Лишити за виконавцем',
    title: 'Лишити завдання за виконавцем',
    done: 'Завдання лишається за виконавцем.',
    summary: 'Лишити за виконавцем.',
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Причина', lines: 3, autofocus: true }],
  about: ({ state }) => proposalLines(state),

  decide: ({ task: { state }, input, today }) =>
    map(readWords(input.reason, 'reason'), (reason) => ({
      events: [{ kind: 'reassignment-declined', reason, answers: state.proposal!.seq, happenedOn: today }],
    })),
})

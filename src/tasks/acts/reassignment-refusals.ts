import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { proposalLines } from '../act-notes.ts'
import { judgeWords } from '../actions/judge-words.ts'
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

  decide({ task: { state }, input, today }) {
    const reasons = judgeWords(input.reason, 'reason')
    if (reasons.length > 0) return reject(...reasons)
    const [reason, answers] = [input.reason.trim(), state.proposal!.seq]
    return done({ events: [{ kind: 'reassignment-declined', reason, answers, happenedOn: today }] })
  },
})

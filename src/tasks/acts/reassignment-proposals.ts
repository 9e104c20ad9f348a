import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { allOf, map } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { readWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { LONGEST_NAME } from '../inputs.ts'
import { WORKING } from '../stage.ts'

const input = z.strictObject({ whose: words(LONGEST_NAME), reason: words(longestText) })

/** «Не наше», and whose it is. The task stays where it is until the control department decides. */
export const reassignmentProposals = defineAct({
  name: 'reassignment-proposals',
  from: WORKING,
  by: ['lead', 'co-executor'],
  to: 'same',
  when: ({ state }) => (state.proposal ? 'proposal-waits' : null),
  words: {
    label: 'Не наше',
    title: 'Не наше',
    done: 'Пропозицію подано; завдання лишається за вами до рішення.',
    summary: '«Не наше»: пропонувати, чиє.',
  },
  input,
  fields: [
    { kind: 'combobox', name: 'whose', label: 'Чиє це завдання', suggest: '/executors/suggest' },
    { kind: 'text', name: 'reason', label: 'Чому', lines: 3 },
  ],

  decide({ input, today }) {
    const read = allOf({ whose: readWords(input.whose, 'whose'), reason: readWords(input.reason, 'reason') })
    return map(read, (words) => ({
      events: [{ kind: 'reassignment-proposed', ...words, happenedOn: today }],
    }))
  },
})

export const proposeReassignment = acting(reassignmentProposals)

import { z } from 'zod'
import { selvesOf } from '../../access/actor.ts'
import { longestText } from '../../journals/document.ts'
import { map } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { readWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { executorsFor, WORKING } from '../stage.ts'

const input = z.strictObject({ text: words(longestText) })

/** A co-executor gives a part of the work to the lead, who reports for all. */
export const parts = defineAct({
  name: 'parts',
  from: WORKING,
  by: ['co-executor'],
  to: 'same',
  words: {
    label: 'Подати свою частину',
    short: 'Моя частина',
    title: 'Частина співвиконавця',
    done: 'Частину передано головному виконавцю.',
    summary: 'Подати частину співвиконавця.',
  },
  input,
  fields: [
    {
      kind: 'text',
      name: 'text',
      label: 'Що зроблено з вашого боку',
      hint: 'Побачить головний виконавець: звітує він.',
      lines: 4,
      autofocus: true,
    },
  ],
  evidence: true,
  decide({ task: { state }, input, actor, today }) {
    const { departmentId, personId } = selvesOf(actor)
      .flatMap((self) => executorsFor(state.executors, self))
      .find(({ role }) => role === 'co-executor')!
    return map(readWords(input.text, 'text'), (text) => ({
      events: [{ kind: 'part-reported', departmentId, personId, text, happenedOn: today }],
    }))
  },
})

export const reportPart = acting(parts)

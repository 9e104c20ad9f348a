import { z } from 'zod'
import { selvesOf } from '../../access/actor.ts'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { judgeWords } from '../actions/judge-words.ts'
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
    const reasons = judgeWords(input.text, 'text')
    if (reasons.length > 0) return reject(...reasons)
    const { departmentId, personId } = selvesOf(actor)
      .flatMap((self) => executorsFor(state.executors, self))
      .find(({ role }) => role === 'co-executor')!
    const text = input.text.trim()
    return done({ events: [{ kind: 'part-reported', departmentId, personId, text, happenedOn: today }] })
  },
})

export const reportPart = acting(parts)

import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { requestLines, whoDecides } from '../act-notes.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'

const input = z.strictObject({ reason: words(longestText) })

/** More time is refused, with a reason; the term stays. */
export const extensionRefusals = defineAct({
  name: 'extension-refusals',
  from: ['in-work', 'reported'],
  by: ['controller'],
  to: 'same',
  when: ({ state }) => (state.request ? null : 'no-request'),
  words: {
    label: 'Відмовити у продовженні',
    short: 'Відмовити',
    title: 'Відмовити у продовженні строку',
    done: 'У продовженні відмовлено, строк лишається.',
    summary: 'Відмовити у продовженні строку.',
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Причина', lines: 3, autofocus: true }],
  about: (known) => [...requestLines(known.state), whoDecides(known)],

  decide({ task: { state }, input, today }) {
    const reasons = judgeWords(input.reason, 'reason')
    if (reasons.length > 0) return reject(...reasons)
    const [reason, answers] = [input.reason.trim(), state.request!.seq]
    return done({ events: [{ kind: 'extension-refused', reason, answers, happenedOn: today }] })
  },
})

export const refuseExtension = acting(extensionRefusals)

import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { map } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { requestLines, whoDecides } from '../act-notes.ts'
import { readWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { OPEN } from '../stage.ts'

const input = z.strictObject({ reason: words(longestText) })

/** More time is refused, with a reason; the term stays. */
export const extensionRefusals = defineAct({
  name: 'extension-refusals',
  from: OPEN,
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

  decide: ({ task: { state }, input, today }) =>
    map(readWords(input.reason, 'reason'), (reason) => ({
      events: [{ kind: 'extension-refused', reason, answers: state.request!.seq, happenedOn: today }],
    })),
})

export const refuseExtension = acting(extensionRefusals)

import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { map } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { readWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { OPEN } from '../stage.ts'

const input = z.strictObject({ text: words(longestText) })

/** Word of how the work goes. It answers nothing: the term runs on. */
export const notes = defineAct({
  name: 'notes',
  from: OPEN,
  by: ['lead', 'co-executor'],
  to: 'same',
  ofSub: { from: OPEN, by: ['lead'] },
  words: {
    label: 'Проміжна інформація',
    title: 'Проміжна інформація',
    key: 'i',
    done: 'Інформацію записано; строк іде далі.',
    summary: 'Подати проміжну інформацію.',
  },
  input,
  fields: [
    {
      kind: 'text',
      name: 'text',
      label: 'Що відомо на цей час',
      hint: 'Це не звіт: строк іде далі.',
      lines: 4,
      autofocus: true,
    },
  ],

  decide: ({ input, today }) =>
    map(readWords(input.text, 'text'), (text) => ({ events: [{ kind: 'noted', text, happenedOn: today }] })),
})

export const giveNote = acting(notes)

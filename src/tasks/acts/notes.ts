import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { judgeWords } from '../actions/judge-words.ts'
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

  decide({ input, today }) {
    const reasons = judgeWords(input.text, 'text')
    if (reasons.length > 0) return reject(...reasons)
    return done({ events: [{ kind: 'noted', text: input.text.trim(), happenedOn: today }] })
  },
})

export const giveNote = acting(notes)

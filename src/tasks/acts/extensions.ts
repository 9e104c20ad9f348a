import { z } from 'zod'
import { judgeExtension } from '../../deadlines/extension.ts'
import { longestText } from '../../journals/document.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, text } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { requestLines, whoDecides } from '../act-notes.ts'
import { extensionFacts } from '../actions/case-of.ts'
import { acting } from '../actions/perform-act.ts'
import { LONGEST_NAME } from '../inputs.ts'
import { mayBeExtended, OPEN } from '../stage.ts'

const input = z.strictObject({
  until: day,
  decidedOn: day,
  decidedBy: text(LONGEST_NAME).nullish(),
  ground: text(longestText).nullish(),
})

/**
 * Moves the due day by a decision of the author of the term. The first day stays for ever; a decision after the term is
 * recorded and stays a breach. A request that waits is granted by it.
 */
export const extensions = defineAct({
  name: 'extensions',
  from: OPEN,
  by: ['controller'],
  to: 'same',
  when: mayBeExtended,
  words: {
    label: 'Продовжити строк',
    short: 'Продовжити',
    title: 'Продовжити строк',
    key: 'd',
    done: 'Строк продовжено.',
    summary: 'Продовжити строк.',
  },
  input,
  fields: [
    { kind: 'day', name: 'until', label: 'Новий строк', quicks: true },
    {
      kind: 'day',
      name: 'decidedOn',
      label: 'День рішення',
      hint: 'Після строку дозволяється, але порушення лишається.',
    },
    { kind: 'text', name: 'decidedBy', label: 'Хто дозволив', optional: true },
    { kind: 'text', name: 'ground', label: 'Підстава', lines: 2, optional: true },
  ],
  values({ state: { request } }): Record<string, string> {
    if (!request) return {}
    return { until: formatDay(request.until), ground: request.reason }
  },
  about: (known) => [...requestLines(known.state), whoDecides(known)],

  async decide({ task, input, context, today }) {
    if (input.decidedOn > today) return reject({ code: 'in-the-future', field: 'decidedOn' })
    const { until, decidedOn, decidedBy = null, ground = null } = input
    const { request } = task.state
    const judged = judgeExtension({
      ...(await extensionFacts(context, task)),
      requestedOn: request?.on ?? decidedOn,
      decidedOn,
      until,
    })
    if (!judged.ok) return judged
    const answers = request ? { answers: request.seq } : {}
    return done({
      events: [{ kind: 'extended', until, ground, decidedBy, happenedOn: decidedOn, ...answers }],
    })
  },
})

export const extendTerm = acting(extensions)

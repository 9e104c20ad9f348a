import { z } from 'zod'
import { judgeExtension } from '../../deadlines/extension.ts'
import { longestText } from '../../journals/document.ts'
import { done, refusalsOf, reject } from '../../kernel/result.ts'
import { day, words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { whoDecides } from '../act-notes.ts'
import { extensionFacts } from '../actions/case-of.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { mayBeExtended, WORKING } from '../stage.ts'

const input = z.strictObject({ until: day, reason: words(longestText) })

/** The lead requests more time. The term stays until its author decides; a late request is recorded too. */
export const extensionRequests = defineAct({
  name: 'extension-requests',
  from: WORKING,
  by: ['lead'],
  to: 'same',
  when: (task) => mayBeExtended(task) ?? (task.state.request ? 'request-waits' : null),
  words: {
    label: 'Прошу продовжити',
    title: 'Прохання про продовження строку',
    key: 'p',
    done: 'Прохання подано; до рішення строк той самий.',
    summary: 'Просити продовжити строк.',
  },
  input,
  fields: [
    { kind: 'day', name: 'until', label: 'До якого дня', quicks: true },
    { kind: 'text', name: 'reason', label: 'Чому', lines: 3 },
  ],
  evidence: true,
  about: (known) => [whoDecides(known), ...known.extension.map(({ words }) => words)],

  async decide({ task, input, context, today }) {
    const { until } = input
    const judged = judgeExtension({ ...(await extensionFacts(context, task)), requestedOn: today, until })
    const reasons = [...judgeWords(input.reason, 'reason'), ...refusalsOf(judged)]
    if (until < today) reasons.push({ code: 'extension-into-the-past', field: 'until' })
    if (reasons.length > 0) return reject(...reasons)
    const reason = input.reason.trim()
    return done({ events: [{ kind: 'extension-asked', until, reason, happenedOn: today }] })
  },
})

export const askExtension = acting(extensionRequests)

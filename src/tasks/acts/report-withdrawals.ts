import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done } from '../../kernel/result.ts'
import { text } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { reportLines } from '../act-notes.ts'
import { acting } from '../actions/perform-act.ts'

const input = z.strictObject({ reason: text(longestText).nullish() })

/** Takes a report back while it is not decided on; it stays in the history, and the next one begins with its words. */
export const reportWithdrawals = defineAct({
  name: 'report-withdrawals',
  from: ['reported'],
  by: ['lead'],
  to: ['in-work', 'partly'],
  ofSub: { from: ['reported'], by: ['lead'] },
  when: ({ reportOfOthers }) => (reportOfOthers ? 'not-allowed' : null),
  otherwise: 'no-report',
  words: {
    label: 'Відкликати звіт',
    title: 'Відкликати звіт, щоб виправити',
    done: 'Звіт відкликано. Подайте виправлений: його слова лишилися у формі.',
    summary: 'Відкликати звіт, що чекає прийняття.',
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Чому', lines: 2, optional: true }],
  about: ({ state }) => reportLines(state),

  decide({ task, input, today }) {
    const reason = input.reason?.trim() || 'відкликано, щоб виправити'
    return done({
      events: [{ kind: 'retracted', retracts: task.state.report!.seq, reason, happenedOn: today }],
    })
  },
})

export const withdrawReport = acting(reportWithdrawals)

import { z } from 'zod'
import { guard } from '../../db/guard.ts'
import { onControl } from '../../deadlines/on-control.ts'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { judgeWords } from '../../tasks/actions/judge-words.ts'
import { type DocumentFormAct, stands } from '../act.ts'
import { actingOnDocument } from '../actions/perform-document-act.ts'

const input = z.strictObject({ reason: words(longestText) })

/** Annuls a document registered by mistake: it keeps its number and says why. Refused while a task of it is on control. */
export const annulment = {
  name: 'annulment',
  right: 'register',
  when: (document) => stands(document) ?? (document.onControl ? 'document-on-control' : null),
  words: {
    label: 'Анулювати реєстрацію',
    short: 'Анулювати',
    sub: 'Документ лишається в журналі зі своїм номером і позначкою «анульовано».',
  },
  done: 'Реєстрацію анульовано, номер лишився в журналі.',
  first: {
    code: 'document-on-control',
    title: 'Як анулювати',
    lines: [
      'Узяте на контроль помилково скасовує служба контролю: на картці пункту «Скасувати помилковий запис», із причиною. Рішення для цього не потрібне, і у звітах такого пункту не буде. Скасовують по одному запису, починаючи з останнього, поки пункт не буде «не на контролі».',
      'Пункт, який контролювали насправді, спершу знімають з контролю. Після цього реєстрацію можна анулювати тут.',
    ],
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Причина', lines: 2 }],

  decide({ document: { id }, input, today }) {
    const reasons = judgeWords(input.reason, 'reason')
    if (reasons.length > 0) return reject(...reasons)
    const reason = input.reason.trim()
    return done({
      changes: [{ field: 'annulled', from: null, to: reason }],
      columns: { annulled_on: today, annulment_reason: reason },
      writes: [
        guard(
          'nothing-on-control',
          `SELECT NOT EXISTS (SELECT 1 FROM tasks WHERE document_id = ? AND ${onControl.sql()})`,
          [id],
        ),
      ],
    })
  },
} satisfies DocumentFormAct<'annulment', z.output<typeof input>>

export const annulDocument = actingOnDocument(annulment)

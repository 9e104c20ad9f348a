import { z } from 'zod'
import { may } from '../../access/rights.ts'
import { guard } from '../../db/guard.ts'
import { onControl } from '../../deadlines/on-control.ts'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { judgeWords } from '../../tasks/actions/judge-words.ts'
import type { Fact } from '../../tasks/fact.ts'
import { type Event, toFacts } from '../../tasks/open-task.ts'
import { adoptedDecisions, appendFactsToMany, tasksOfDocuments } from '../../tasks/store.ts'
import { countingFacts } from '../../tasks/task-state.ts'
import { type DocumentFormAct, mayCorrect, stands } from '../act.ts'
import { actingOnDocument } from '../actions/perform-document-act.ts'

const input = z.strictObject({ reason: words(longestText) })

/**
 * Annuls a document registered by mistake: it keeps its number and says why. Points that are on control count as never taken: every entry
 * about them is taken back in the same commit. What a decision removed or brought back stays an affair of decisions.
 */
export const annulment = {
  name: 'annulment',
  right: 'register',
  when: (document, actor) =>
    stands(document) ?? (document.onControl && !mayCorrect(document, actor) ? 'document-on-control' : null),
  words: {
    label: 'Анулювати реєстрацію',
    short: 'Анулювати',
    sub: 'Документ лишається в журналі зі своїм номером і позначкою «анульовано». Пункти, що на контролі, вважаються не взятими на контроль: у звітах їх не буде.',
  },
  summary: 'Анулювати помилкову реєстрацію; пункти на контролі вважаються не взятими.',
  done: 'Реєстрацію анульовано, номер лишився в журналі.',
  first: {
    code: 'document-on-control',
    title: 'Як анулювати',
    lines: [
      'Документ із пунктами на контролі анулює той, хто його зареєстрував, до кінця наступного робочого дня, а далі — служба контролю.',
      'Пункт, який контролювали насправді, спершу знімають з контролю. Після цього реєстрацію можна анулювати тут.',
    ],
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Причина', lines: 2 }],

  async decide({ document: { id }, input, context, actor, today }) {
    const { db, clock } = context
    const reasons = judgeWords(input.reason, 'reason')
    if (reasons.length > 0) return reject(...reasons)
    const reason = input.reason.trim()
    const [points, decisions] = await Promise.all([
      tasksOfDocuments(db, [id]).then((all) => all.filter(({ row }) => onControl.of(row))),
      adoptedDecisions(db, [id]),
    ])
    if (points.some(({ row }) => decisions.has(row.id))) return reject({ code: 'document-in-decision' })
    const ofOthers = points.some(({ facts }) =>
      facts.some(
        ({ kind, recordedBy }) =>
          ofControl.includes(kind) && kind !== 'placed' && recordedBy !== actor.accountId,
      ),
    )
    // The clerk takes back what the clerk wrote; what others did upon it since is looked at by the control department.
    if (ofOthers && !may(actor, 'control')) return reject({ code: 'document-on-control' })
    const by = { recordedAt: clock.now(), recordedBy: actor.accountId }
    const takenBack = points.map((task) => {
      const events = countingFacts(task.facts)
        .filter(({ kind }) => ofControl.includes(kind))
        .map(({ seq }): Event => ({ kind: 'retracted', retracts: seq, reason, happenedOn: today }))
      return { task, added: toFacts(events, task.row.seq, by) }
    })
    return done({
      changes: [{ field: 'annulled', from: null, to: reason }],
      columns: { annulled_on: today, annulment_reason: reason },
      writes: [
        ...appendFactsToMany(takenBack),
        guard(
          'nothing-on-control',
          `SELECT NOT EXISTS (SELECT 1 FROM tasks WHERE document_id = ? AND ${onControl.sql()})`,
          [id],
        ),
      ],
    })
  },
} satisfies DocumentFormAct<'annulment', z.output<typeof input>>

/** What happens to a point because it is on control. */
const ofControl: readonly Fact['kind'][] = [
  'placed',
  'extended',
  'extension-asked',
  'reassignment-proposed',
  'reported',
  'returned',
  'executed',
  'removed',
  'returned-to-control',
]

export const annulDocument = actingOnDocument(annulment)

import { formatDay } from '../../src/kernel/day.ts'
import { byLinkWords } from '../../src/tasks/by-link-words.ts'
import type { Fact } from '../../src/tasks/fact.ts'
import type { DocumentCard } from '../../src/tasks/lists/document-with-tasks.ts'
import type { TimelineEntry } from '../parts/timeline.tsx'
import { factWords, recordedWords } from './fact-words.ts'

/** The facts of a task as entries of its history, in the order in which they were recorded. */
export function factEntries(
  facts: Fact[],
  { names, recorders }: Pick<DocumentCard, 'names' | 'recorders'>,
): (TimelineEntry & { fact: Fact })[] {
  const retracted = new Set(facts.flatMap((fact) => (fact.kind === 'retracted' ? [fact.retracts] : [])))
  return facts.map((fact) => {
    const words = factWords(fact, {
      executors: ({ executors }) =>
        executors.map((one) => names.get(one.personId ?? one.departmentId) ?? '').join(' · '),
      person: (id) => names.get(id) ?? '',
    })
    const wrong = retracted.has(fact.seq)
    const note = [
      fact.kind === 'extended' && fact.ground ? `Підстава: ${fact.ground}` : '',
      fact.byLink
        ? byLinkWords(fact.byLink, fact.recordedAt)
        : fact.recordedBy && recorders.get(fact.recordedBy),
      recordedWords(fact),
      wrong ? `запис № ${fact.seq}, помилковий` : '',
    ]
    return {
      fact,
      when: formatDay(fact.happenedOn),
      what: wrong ? <s>{words}</s> : words,
      note: note.filter(Boolean).join(' · '),
    }
  })
}

import { registerItself } from '../../access/actor.ts'
import { formatDay, type Instant } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { type DifferingGroup, type DifferingThing, reportComparison } from '../compare/report-comparison.ts'
import type { ReportsContext } from '../context.ts'
import type { CountedDocument, CountedLetter, CountedTask } from '../figures/counted-rows.ts'
import { lineNames } from '../figures/line-names.ts'
import { reportLines } from '../reports/report-lines.ts'
import {
  byFormerLaw,
  changedLines,
  correctedAnswer,
  type Errata,
  type ErrataCause,
  type SignedReport,
} from './signed-report.ts'
import { errataOf } from './store.ts'

/** An errata sheet before it is kept; no lines where nothing has changed. */
export type ProposedErrata = Pick<Errata, 'number' | 'knownOn' | 'lines' | 'causes'> & {
  /** from where it begins: the signed report, or the sheet before */
  since: Instant
}

/** What a signed report says otherwise as known on an instant, beside what its errata have said already, and why. */
export async function proposedErrata(
  context: Pick<ReportsContext, 'db' | 'reports' | 'reference'>,
  { id, report, question: query, answer: signed, formula }: SignedReport,
  knownOn: Instant,
): Promise<Result<ProposedErrata>> {
  if (byFormerLaw({ report, formula })) return reject({ code: 'counted-by-former-law' })
  const { db, reports } = context
  const earlier = await errataOf(db, id)
  const since = earlier.at(-1)?.knownOn ?? query.knownOn
  const [before, after] = [
    { ...query, knownOn: since },
    { ...query, knownOn },
  ]
  const answer = await reportLines(reports, report, after)
  if (!answer.ok) return answer
  const changed = changedLines(correctedAnswer(signed, earlier), answer.value)
  const sheet = { number: earlier.length + 1, knownOn, since }
  if (changed.length === 0) return done({ ...sheet, lines: [], causes: [] })
  const comparison = await reportComparison(context, registerItself, report, { before, after, page: null })
  if (!comparison.ok) return comparison
  const nameOf = await lineNames(context, { before, after })
  return done({
    ...sheet,
    lines: changed.map((line) => ({ ...line, name: nameOf(line.key) })),
    causes: comparison.value.groups.flatMap(({ of, things }) =>
      things.flatMap((thing) => thing.causes.map((cause) => ({ ...named(of, thing), ...cause }))),
    ),
  })
}

// By number and day alone: a sheet is read also by those who may not open the document.
function named(of: DifferingGroup['of'], { row }: DifferingThing): Pick<ErrataCause, 'documentId' | 'name'> {
  if (row === null) return { documentId: null, name: '—' }
  switch (of) {
    case 'task': {
      const { document_id, number, registered_on, point } = row as CountedTask
      return { documentId: document_id, name: `${numbered(number, registered_on)}, п. ${point}` }
    }
    case 'document':
    case 'question': {
      const { document_id, number, registered_on } = row as CountedDocument
      return { documentId: document_id, name: numbered(number, registered_on) }
    }
    case 'letter': {
      const { number, sent_on } = row as CountedLetter
      return { documentId: null, name: `Лист ${numbered(String(number), sent_on)}` }
    }
    case 'decision': {
      const { number, date } = row as { number: string; date: CountedDocument['registered_on'] }
      return { documentId: null, name: `Рішення ${numbered(number, date)}` }
    }
    default:
      return of satisfies never
  }
}

function numbered(number: string, day: CountedDocument['registered_on']): string {
  return `№ ${number} від ${formatDay(day)}`
}

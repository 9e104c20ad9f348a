import { html } from 'hono/html'
import { formatDay } from '../../src/kernel/day.ts'
import { type Block, blockWords, stayingWords } from '../../src/removal/block.ts'
import type { Track } from '../../src/removal/candidate-filter.ts'
import type { Candidate } from '../../src/removal/lists/candidates.ts'
import { documentCell, executorCell, pointCell } from '../parts/row-cells.ts'
import { StateBadge } from '../parts/state-badge.tsx'

interface CandidateRowProps {
  row: Candidate
  kind: string
  track: Track
  mayControl: boolean
  marked: boolean
}

/** The widths of the columns, with room for a mark where rows may be marked. */
export function candidateColumns(marks: boolean) {
  return html`<colgroup>${marks && html`<col class="col-mark">`}<col class="col-doc"><col><col class="col-who"><col class="col-due"><col class="col-state"></colgroup>`
}

/** A task that may leave control, and what blocks it. A page has fifty of them, so the row is a string, not a component. */
export function candidateRow({ row, kind, track, mayControl, marked }: CandidateRowProps) {
  const reasons = row.blocks
  const index = `№ ${row.number} від ${formatDay(row.registered_on)}`
  // What another draft has, or a resolution would not close, is not marked at all.
  const markable = !row.draft && (track === 'decision' || reasons.length === 0)
  const href = `/documents/${row.document_id}?task=${row.id}`
  return html`<tr>${mayControl && markOf(markable, marked, row.id, index)}${documentCell({
    href,
    index: row.number,
    date: formatDay(row.registered_on),
    kind,
  })}${pointCell({ point: row.point, text: row.text })}${executorCell({
    person: row.person ?? undefined,
    department: row.department,
  })}<td class="due" data-label="Виконано"><div>${row.executed_on ? formatDay(row.executed_on) : '—'}</div></td>${reasonCell(row, reasons, track)}</tr>`
}

function markOf(markable: boolean, marked: boolean, id: string, index: string) {
  if (!markable) return html`<td class="mark"></td>`
  return html`<td class="mark"><input type="checkbox" name="id" value="${id}"${marked ? ' checked' : ''} aria-label="Вибрати ${index}"></td>`
}

function reasonCell(row: Candidate, reasons: Block[], track: Track) {
  const partly =
    track === 'decision' && reasons.length === 0 && row.staying.length > 0
      ? html`<span class="sub">частково, за пунктом: ${row.staying.map(stayingWords).join(', ')}</span>`
      : ''
  const badge = row.draft
    ? html`<a href="/removal/${row.draft}">у проєкті рішення</a>`
    : reasons.length > 0
      ? StateBadge({ kind: 'overdue', label: 'не можна' })
      : StateBadge({ kind: 'done', label: 'можна зняти' })
  const why = reasons.length > 0 && html`<span class="sub">${reasons.map(blockWords).join('; ')}</span>`
  return html`<td class="state" data-label="Чи можна зняти"><div>${badge}${why}${partly}</div></td>`
}

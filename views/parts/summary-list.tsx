import type { Child } from 'hono/jsx'

export interface SummaryRow {
  label: string
  value: Child
  changeHref?: string
}

/** What is known of a thing, row by row, with «Змінити» where this person may. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map((row) => (
        <div>
          <dt>{row.label}</dt>
          <dd>{row.value || '—'}</dd>
          {row.changeHref && (
            <dd class="change">
              <a href={row.changeHref}>
                Змінити<span class="visually-hidden">: {row.label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

import type { Child } from 'hono/jsx'

/**
 * What can be done with the marked rows. Stands inside `<form data-bulk>` together with its table
 * and shows itself only when something is marked.
 */
export function BulkBar({ children }: { children: Child }) {
  return (
    <fieldset class="bulk" aria-label="Дії з вибраними">
      <span>
        Вибрано <output data-bulk-count />
      </span>
      {children}
    </fieldset>
  )
}

/** The head cell that marks all rows of the page; scripts only. */
export function MarkAll() {
  return (
    <th class="mark">
      <input class="js-only" type="checkbox" data-bulk-all aria-label="Вибрати всі на сторінці" />
    </th>
  )
}

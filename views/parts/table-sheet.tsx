import type { Child } from 'hono/jsx'

interface TableSheetProps {
  /** What the table is, for those who come to it by keyboard: it may be wider than the screen. */
  label: string
  children: Child
}

/** A sheet for a table that may have to be scrolled sideways: reports, the calendar. */
export function TableSheet({ label, children }: TableSheetProps) {
  return (
    // What scrolls must be reachable without a mouse.
    <section class="sheet flush scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  )
}

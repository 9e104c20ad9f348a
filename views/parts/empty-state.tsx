import type { Child } from 'hono/jsx'

/** An empty list that says what to do next. */
export function EmptyState({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty sheet">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

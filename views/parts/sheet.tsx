import type { Child } from 'hono/jsx'

interface SheetProps {
  title?: string
  children: Child
  id?: string
  /** No inner margin: a table lies in it edge to edge. */
  flush?: boolean
}

/** A white sheet on the paper ground, with its heading. */
export function Sheet({ title, children, id, flush }: SheetProps) {
  return (
    <section class={flush ? 'sheet flush' : 'sheet'} id={id}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

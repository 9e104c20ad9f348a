import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'

interface PageHeadProps {
  title: string
  trail?: Crumb[]
  /** Period, «станом на», how many. */
  sub?: Child
  badge?: Child
  /** Search, the main button, print and files, at the right. */
  children?: Child
}

/** A heading longer than this many letters is set smaller. */
const LONG = 90

/** The heading of a page with what belongs to the whole of it. */
export function PageHead({ title, trail, sub, badge, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <div>
        {trail && <Breadcrumbs trail={trail} />}
        <h1 class={title.length > LONG ? 'long' : undefined}>{title}</h1>
        {sub && <p class="muted">{sub}</p>}
      </div>
      {badge}
      {children && <div class="buttons">{children}</div>}
    </header>
  )
}

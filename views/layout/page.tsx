import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { HelpDialog, type KeyHelp } from '../parts/help-dialog.tsx'
import { htmlHead } from './html-head.ts'
import type { Nav } from './nav.ts'
import { bottomBar, sideBar } from './side-bar.ts'

export interface PageProps {
  title: string
  council: string
  nav: Nav
  /** A `<Flash>`, where something has just happened. */
  flash?: Child
  /** «01.07.2026», for the head of the printed page. */
  asOf?: string
  /** Today in Kyiv, ISO: quick dates count from it. */
  today?: string
  /** Where «n» leads, for those who may register. */
  newDocument?: string
  /** Keys of this page only, for the help. */
  keys?: KeyHelp[]
  /** A wide table: printed on a lying sheet. */
  landscape?: boolean
  /** Something goes on here: without scripts the page is loaded again after so many seconds. */
  refreshes?: number
  children: Child
}

/** A whole page of the product: head, ways about, the content, the help. */
export function Page(props: PageProps) {
  const { title, council, nav, flash, asOf, today, newDocument, keys, landscape, refreshes, children } = props
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="uk">
        {htmlHead(title, refreshes)}
        <body class={landscape ? 'app landscape' : 'app'} data-today={today} data-new={newDocument}>
          <a class="skip" href="#main">
            До змісту
          </a>
          {sideBar(nav, council)}
          <main id="main" tabindex={-1}>
            <p class="print-head">
              <span>{council}</span>
              {asOf && <span>станом на {asOf}</span>}
            </p>
            {flash}
            {children}
          </main>
          {bottomBar(nav)}
          <HelpDialog more={keys} />
        </body>
      </html>
    </>
  )
}

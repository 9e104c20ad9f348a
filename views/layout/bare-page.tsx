import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { htmlHead } from './html-head.ts'

interface BarePageProps {
  title: string
  council?: string
  flash?: Child
  children: Child
}

/** A page without ways about: signing in, a letter's answer, an error. */
export function BarePage({ title, council, flash, children }: BarePageProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="uk">
        {htmlHead(title)}
        <body class="bare">
          <main id="main">
            <p class="brand">
              Виконано
              {council && <span class="sub">{council}</span>}
            </p>
            {flash}
            <div class="sheet">
              <h1>{title}</h1>
              {children}
            </div>
          </main>
        </body>
      </html>
    </>
  )
}

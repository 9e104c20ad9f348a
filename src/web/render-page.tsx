import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PageProps } from '../../views/layout/page.tsx'
import { Page } from '../../views/layout/page.tsx'
import { may } from '../access/rights.ts'
import type { RequestContext } from './app-env.ts'
import { takeFlash } from './flash.tsx'
import { htmlAnswer } from './html-answer.ts'
import { targetId, wantsFragment } from './htmx.ts'

type ShownPage = Pick<PageProps, 'title' | 'asOf' | 'keys' | 'landscape' | 'refreshes'> & {
  /** 200 by default; 422 for a form with its errors */
  status?: ContentfulStatusCode
  /** Pieces of the body that htmx may ask for alone, by the id of the element they replace. */
  parts?: Record<string, JSX.Element>
}

/**
 * Answers a page of the product to a signed-in person: whole for a browser; for htmx only what it is going to put in
 * place: the part whose id is the target's, else the body without the frame.
 */
export async function renderPage(c: RequestContext, page: ShownPage, body: JSX.Element): Promise<Response> {
  const { title, asOf, keys, landscape, refreshes, status = 200, parts = {} } = page
  c.header('Vary', 'HX-Request, HX-Request-Type, HX-Target')
  if (wantsFragment(c)) return htmlAnswer(c, parts[targetId(c)] ?? body, status)

  const { frame, actor, today } = c.var
  const { council, nav } = await frame(actor, addressOf(c), today)
  return htmlAnswer(
    c,
    <Page
      title={title}
      council={council}
      nav={nav}
      flash={takeFlash(c)}
      asOf={asOf}
      today={today}
      newDocument={may(actor, 'register') ? '/documents/new' : undefined}
      keys={keys}
      landscape={landscape}
      refreshes={refreshes}
    >
      {body}
    </Page>,
    status,
  )
}

function addressOf(c: RequestContext): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { Flash } from '../../views/parts/flash.tsx'
import type { RequestContext } from './app-env.ts'
import { isHtmx } from './htmx.ts'
import { ownPath } from './own-path.ts'

/** The message about the last act, shown once on the next page. */
export interface FlashMessage {
  text: string
  tone?: 'good' | 'bad' | 'info'
  /** Where a POST takes the act back. */
  undo?: string
  /** The draft in the browser that has been saved for good. */
  clearDraft?: string
}

const flashMessage: z.ZodType<FlashMessage> = z.object({
  text: z.string(),
  tone: z.enum(['good', 'bad', 'info']).optional(),
  undo: z.string().optional(),
  clearDraft: z.string().optional(),
})

const COOKIE = 'vykonano-flash'
const LONGEST_TEXT = 300

/** After a successful form: to the page that shows the result, with a word about it. */
export function redirect(
  c: RequestContext,
  path: string,
  message?: FlashMessage,
): Response | Promise<Response> {
  if (message) {
    if (c.var.sent) c.var.sent.message = message
    const kept = { ...message, text: message.text.slice(0, LONGEST_TEXT) }
    setCookie(c, COOKIE, JSON.stringify(kept), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  }
  if (!isHtmx(c)) return c.redirect(path, 303)
  // fetch would follow a 303 by itself and put the whole page where a fragment was meant.
  c.header('HX-Redirect', path)
  return c.body(null, 200)
}

/** The message left by `redirect`, if any; reading it removes it. */
export function takeFlash(c: RequestContext): Child {
  const kept = getCookie(c, COOKIE)
  if (kept === undefined) return null
  deleteCookie(c, COOKIE, { path: '/' })
  const message = parseMessage(kept)
  if (!message) return null
  return (
    <Flash
      tone={message.tone}
      undo={message.undo ? { action: ownPath(message.undo) } : undefined}
      clearDraft={message.clearDraft}
    >
      {message.text}
    </Flash>
  )
}

function parseMessage(kept: string): FlashMessage | null {
  try {
    // A neighbouring site may have written the cookie: nothing in it is taken on trust.
    const known = flashMessage.safeParse(JSON.parse(kept))
    return known.success ? known.data : null
  } catch {
    return null
  }
}

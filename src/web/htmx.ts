import type { RequestContext } from './app-env.ts'

/** Whether the request was made by htmx and not by the browser itself. */
export function isHtmx(c: RequestContext): boolean {
  return c.req.header('HX-Request') === 'true'
}

/** Whether htmx will put the answer into the page as it is; a «full» request replaces the body or selects from it. */
export function wantsFragment(c: RequestContext): boolean {
  return isHtmx(c) && c.req.header('HX-Request-Type') === 'partial'
}

/** The id of the element that the answer is for; the header says «section#register», the id as in an address. */
export function targetId(c: RequestContext): string {
  const id = c.req.header('HX-Target')?.split('#')[1] ?? ''
  try {
    return decodeURI(id)
  } catch {
    return ''
  }
}

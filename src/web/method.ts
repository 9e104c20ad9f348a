import type { RequestContext } from './app-env.ts'

/** Whether the request only asks to see something. */
export function changesNothing(c: RequestContext): boolean {
  const { method } = c.req
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

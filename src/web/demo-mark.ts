import type { MiddlewareHandler } from 'hono'
import { demoMark } from '../../views/layout/demo-mark.ts'
import type { AppEnv } from './app-env.ts'

const CONTENT_BEGINS = /<main id="main"[^>]*>/

/**
 * Marks every page of the demo council, an error's too: a visitor must not take it for a real one. It is done around the whole app, so that no page
 * can be without it.
 */
export const markDemo: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
  const demo = await c.var.context.reference().then((reference) => reference.demo, isUnknown)
  if (!demo) return
  const page = await c.res.text()
  c.res = new Response(page.replace(CONTENT_BEGINS, `$&${demoMark}`), c.res)
}

// A page that says why the register does not answer is shown all the same.
function isUnknown(): boolean {
  return false
}

import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { withNamedErrors } from '../../views/parts/named-errors.ts'
import type { RequestContext } from './app-env.ts'

/** Answers a page, or a piece of one, that may hold a form with its errors. */
export async function htmlAnswer(
  c: RequestContext,
  page: JSX.Element,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return c.html(withNamedErrors(await (await page).toString()), status)
}

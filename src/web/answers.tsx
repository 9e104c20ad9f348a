import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BarePage } from '../../views/layout/bare-page.tsx'
import type { RequestContext } from './app-env.ts'
import { isHtmx, wantsFragment } from './htmx.ts'
import { changesNothing } from './method.ts'

/** The one «немає»: what is not there and what this person may not see look the same. */
export function notFound(c: RequestContext): Response | Promise<Response> {
  return answer(c, 404, {
    code: 'not-found',
    title: 'Такої сторінки немає',
    sentences: ['Можливо, адресу введено з помилкою або запис доступний не всім.'],
  })
}

/** For a button this person should not have had. */
export function forbidden(c: RequestContext): Response | Promise<Response> {
  return answer(c, 403, {
    code: 'not-allowed',
    title: 'Ця дія вам недоступна',
    sentences: ['Ваша роль не дає права на цю дію. Якщо вона потрібна, зверніться до адміністратора.'],
  })
}

/** To sign in and back: a page by redirect, htmx by its header, a program by 401. */
export function askToSignIn(c: RequestContext): Response | Promise<Response> {
  if (isApi(c)) {
    c.header('WWW-Authenticate', 'Bearer')
    return answer(c, 401, {
      code: 'sign-in-required',
      title: 'Потрібен ключ доступу',
      sentences: ['Додайте до запиту заголовок Authorization: Bearer з чинним ключем.'],
    })
  }
  const address = `/sign-in${nextQuery(c)}`
  if (!isHtmx(c)) return c.redirect(address, 303)
  c.header('HX-Redirect', address)
  return c.body(null, 401)
}

/** A short page, fragment or problem that says one thing. */
export function answer(
  c: RequestContext,
  status: ContentfulStatusCode,
  { code, title, sentences }: { code: string; title: string; sentences: string[] },
) {
  if (isApi(c)) {
    const detail = [`${title}.`, ...sentences].join(' ')
    return problem(c, status, { title, detail, code, errors: [] })
  }
  if (wantsFragment(c)) {
    return c.html(
      <p class="flash bad" role="alert">
        {title}. {sentences.join(' ')}
      </p>,
      status,
    )
  }
  return c.html(
    <BarePage title={title}>
      <div class="stack">
        {sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
        <p>
          <a href="/">На головну</a>
        </p>
      </div>
    </BarePage>,
    status,
  )
}

export interface Problem {
  title: string
  detail: string
  code: string
  errors: { field?: string; message: string }[]
}

/** RFC 9457, with our code and the errors field by field. */
export function problem(c: RequestContext, status: ContentfulStatusCode, body: Problem): Response {
  return c.body(JSON.stringify({ type: 'about:blank', status, ...body }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
}

export function isApi(c: RequestContext): boolean {
  return c.req.path.startsWith('/api/')
}

// Only a page can be come back to: after a form or a fragment the person starts from the page that held it.
function nextQuery(c: RequestContext): string {
  const { pathname, search } = isHtmx(c) || !changesNothing(c) ? pageOf(c) : new URL(c.req.url)
  return pathname === '/' && search === '' ? '' : `?next=${encodeURIComponent(pathname + search)}`
}

function pageOf(c: RequestContext): { pathname: string; search: string } {
  const page = URL.parse(c.req.header('HX-Current-URL') ?? c.req.header('Referer') ?? '')
  return page ?? { pathname: '/', search: '' }
}

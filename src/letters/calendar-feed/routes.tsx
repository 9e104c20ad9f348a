import { FeedsPage } from '../../../views/letters/feeds-page.tsx'
import { hashOfSecret } from '../../access/secret.ts'
import { addDays } from '../../kernel/day.ts'
import { forbidden, notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { isKnown } from '../../web/etag.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { feedFile } from './feed-file.ts'
import { departmentsToFollow, dueDays, feedsOf, openFeed } from './feeds.ts'
import { issueFeed, revokeFeed } from './keep-feeds.ts'

const router = createRouter()

/** How long a finished task stays in the feed as cancelled, so that a calendar that was offline for weeks removes it too. */
const CANCELLED_DAYS = 90

router.get('/feeds/:secret', 'anyone', async (c) => {
  const { context, today } = c.var
  const feed = await openFeed(context, c.req.param('secret').replace(/\.ics$/, ''))
  if (!feed) return notFound(c)
  const [rows, reference] = await Promise.all([
    dueDays(context.db, feed.of, addDays(today, -CANCELLED_DAYS)),
    context.reference(),
  ])
  const body = await feedFile({
    name: feed.name,
    rows,
    kind: reference.kind,
    base: baseOf(c),
  })
  const etag = `"${hashOfSecret(body)}"`
  const headers = {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'text/calendar; charset=utf-8',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
  }
  if (isKnown(c, etag)) return c.body(null, 304, headers)
  return c.body(body, 200, headers)
})

router.get('/account/calendars', 'signed-in', (c) => feedsPage(c))

router.post('/account/calendars', 'signed-in', async (c) => {
  const form = await readForm(c)
  const of = typeof form['of'] === 'string' && form['of'] !== '' ? form['of'] : null
  const outcome = await issueFeed(c.var.context, c.var.actor, of)
  // Shown in this answer and never again, so there is no page to redirect to.
  return outcome.ok ? feedsPage(c, `${baseOf(c)}/feeds/${outcome.value.secret}.ics`) : forbidden(c)
})

router.post('/account/calendars/:hash/revocation', 'signed-in', async (c) => {
  const outcome = await revokeFeed(c.var.context, c.var.actor, c.req.param('hash'))
  if (!outcome.ok) return notFound(c)
  return redirect(c, '/account/calendars', { text: 'Адресу відкликано: вона більше нічого не показує.' })
})

export const feedRoutes = router

async function feedsPage(c: RequestContext, made?: string) {
  const { context, actor } = c.var
  const [feeds, departments] = await Promise.all([
    feedsOf(context.db, actor),
    departmentsToFollow(context.db, actor),
  ])
  return renderPage(
    c,
    { title: 'Строки в календарі' },
    <FeedsPage feeds={feeds} departments={departments} made={made} />,
  )
}

function baseOf(c: RequestContext): string {
  return c.var.runtime.publicUrl ?? new URL(c.req.url).origin
}

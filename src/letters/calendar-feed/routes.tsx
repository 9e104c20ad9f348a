import { FeedsPage } from '../../../views/letters/feeds-page.tsx'
import { hashOfSecret } from '../../access/secret.ts'
import { addDays } from '../../kernel/day.ts'
import { absent, forbidden } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { isKnown } from '../../web/etag.ts'
import { goTo } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { show } from '../../web/render-page.tsx'
import { createRoom } from '../../web/router.ts'
import { feedFile } from './feed-file.ts'
import { departmentsToFollow, dueDays, feedsOf, openFeed } from './feeds.ts'
import { issueFeed, revokeFeed } from './keep-feeds.ts'

const room = createRoom()

/** How long what is done with stands there cancelled: calendars that were off for a holiday take it out as well. */
const CANCELLED_DAYS = 90

room.get('/feeds/:secret', 'anyone', async (c) => {
  const { office, today } = c.var
  const feed = await openFeed(office, c.req.param('secret').replace(/\.ics$/, ''))
  if (!feed) return absent(c)
  const [rows, reference] = await Promise.all([
    dueDays(office.db, feed.of, addDays(today, -CANCELLED_DAYS)),
    office.reference(),
  ])
  const body = await feedFile({
    name: feed.name,
    rows,
    kindName: (id) => reference.kind(id)?.name ?? id,
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

room.get('/account/calendars', 'signed-in', (c) => feedsPage(c))

room.post('/account/calendars', 'signed-in', async (c) => {
  const form = await readForm(c)
  const of = typeof form['of'] === 'string' && form['of'] !== '' ? form['of'] : null
  const outcome = await issueFeed(c.var.office, c.var.actor, of)
  // Told in the answer itself and nowhere again, so there is no page to be led to.
  return outcome.ok ? feedsPage(c, `${baseOf(c)}/feeds/${outcome.value.secret}.ics`) : forbidden(c)
})

room.post('/account/calendars/:hash/revocation', 'signed-in', async (c) => {
  const outcome = await revokeFeed(c.var.office, c.var.actor, c.req.param('hash'))
  if (!outcome.ok) return absent(c)
  return goTo(c, '/account/calendars', { text: 'Адресу відкликано: вона більше нічого не показує.' })
})

export const feedRoutes = room

async function feedsPage(c: RequestContext, made?: string) {
  const { office, actor } = c.var
  const [feeds, departments] = await Promise.all([
    feedsOf(office.db, actor),
    departmentsToFollow(office.db, actor),
  ])
  return show(
    c,
    { title: 'Строки в календарі' },
    <FeedsPage feeds={feeds} departments={departments} made={made} />,
  )
}

function baseOf(c: RequestContext): string {
  return c.var.door.publicUrl ?? new URL(c.req.url).origin
}

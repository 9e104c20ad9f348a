import { NoticesPage } from '../../../views/letters/notices-page.tsx'
import { pageOf } from '../../kernel/address.ts'
import { redirect } from '../../web/flash.tsx'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { NOTICES_PAGE, noticesOf } from './notices.ts'
import { readNotices } from './read-notices.ts'

const router = createRouter()

router.get('/notices', 'see-register', async (c) => {
  const { context, actor } = c.var
  const page = pageOf(c.req.query('page'))
  const [{ items, total }, { kinds }] = await Promise.all([
    actor.personId ? noticesOf(context.db, actor.personId, page) : { items: [], total: 0 },
    context.reference(),
  ])
  const list = <NoticesPage items={items} total={total} page={page} pageSize={NOTICES_PAGE} kinds={kinds} />
  return renderPage(c, { title: 'Сповіщення' }, list)
})

router.post('/notices/readings', 'see-register', async (c) => {
  await readNotices(c.var.context, c.var.actor)
  return redirect(c, '/notices', { text: 'Позначено прочитаними.' })
})

export const noticeRoutes = router

import { NoticesPage } from '../../../views/letters/notices-page.tsx'
import { pageOf } from '../../kernel/address.ts'
import { goTo } from '../../web/flash.tsx'
import { show } from '../../web/render-page.tsx'
import { createRoom } from '../../web/router.ts'
import { NOTICES_PAGE, noticesOf } from './notices.ts'
import { readNotices } from './read-notices.ts'

const room = createRoom()

room.get('/notices', 'see-register', async (c) => {
  const { office, actor } = c.var
  const page = pageOf(c.req.query('page'))
  const [{ items, total }, { kinds }] = await Promise.all([
    actor.personId ? noticesOf(office.db, actor.personId, page) : { items: [], total: 0 },
    office.reference(),
  ])
  const list = <NoticesPage items={items} total={total} page={page} pageSize={NOTICES_PAGE} kinds={kinds} />
  return show(c, { title: 'Сповіщення' }, list)
})

room.post('/notices/readings', 'see-register', async (c) => {
  await readNotices(c.var.office, c.var.actor)
  return goTo(c, '/notices', { text: 'Позначено прочитаними.' })
})

export const noticeRoutes = room

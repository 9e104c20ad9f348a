import { createRoom } from '../web/router.ts'
import { readiness } from './readiness.ts'

const room = createRoom()

// The process is alive: asks nothing of anybody.
room.get('/healthz', 'anyone', (c) => c.json({ ok: true }))

room.get('/readyz', 'anyone', async (c) => {
  const answer = await readiness(c.var.office, c.var.door)
  return c.json(answer, answer.ok ? 200 : 503)
})

export const healthRoutes = room

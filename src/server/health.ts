import { createRouter } from '../web/router.ts'
import { readiness } from './readiness.ts'

const router = createRouter()

// The process is alive: no database or other service is called.
router.get('/healthz', 'anyone', (c) => c.json({ ok: true }))

router.get('/readyz', 'anyone', async (c) => {
  const answer = await readiness(c.var.context, c.var.runtime)
  return c.json(answer, answer.ok ? 200 : 503)
})

export const healthRoutes = router

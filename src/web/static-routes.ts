import { notFound } from './answers.tsx'
import { createRouter } from './router.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

const router = createRouter()

// An address with ?v=… never means another content, so browsers may keep it.
router.get('/static/*', 'anyone', async (c) => {
  const file = await c.var.runtime.serveStatic?.(c, async () => {})
  if (!file || (!file.ok && file.status !== 304)) return notFound(c)
  // A copy, for the headers of an answer from Workers' assets cannot be set.
  const answer = new Response(file.body, file)
  answer.headers.set('Cache-Control', c.req.query('v') ? FOR_EVER : ASK_EACH_TIME)
  return answer
})

export const staticRoutes = router

import { notFound } from './answers.tsx'
import { createRouter } from './router.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'
/** An address that carries a hash of the content: see `build.mjs`, which also tells Workers' assets of it. */
const HASHED = /^\/static\/[0-9a-f]{16}\/([^/]+)$/

const router = createRouter()

router.get('/static/*', 'anyone', async (c) => {
  const file = await c.var.runtime.serveStatic?.(c, async () => {})
  const hashed = HASHED.exec(c.req.path)
  if (!file || (!file.ok && file.status !== 304)) {
    // A page that was open while the program was renewed asks for the file of another day: it gets the one of today.
    if (hashed) return c.redirect(`/static/${encodeURIComponent(hashed[1]!)}`)
    return notFound(c)
  }
  // A copy, for the headers of an answer from Workers' assets cannot be set.
  const answer = new Response(file.body, file)
  answer.headers.set('Cache-Control', hashed ? FOR_EVER : ASK_EACH_TIME)
  return answer
})

export const staticRoutes = router

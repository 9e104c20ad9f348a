import { absent } from './answers.tsx'
import { createRoom } from './router.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

const room = createRoom()

// An address with ?v=… never means another content, so browsers may keep it.
room.get('/static/*', 'anyone', async (c) => {
  const file = await c.var.door.serveStatic?.(c, async () => {})
  if (!file || (!file.ok && file.status !== 304)) return absent(c)
  // A copy, for the headers of an answer from Workers' assets cannot be set.
  const answer = new Response(file.body, file)
  answer.headers.set('Cache-Control', c.req.query('v') ? FOR_EVER : ASK_EACH_TIME)
  return answer
})

export const staticRoutes = room

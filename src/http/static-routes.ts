import { absent } from './answers.tsx'
import { createRoom } from './room.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

const room = createRoom()

// An address with ?v=… never means another content, so browsers may keep it.
room.get('/static/*', 'anyone', async (c) => {
  const file = await c.var.door.serveStatic?.(c, async () => {})
  if (!file?.ok) return file?.status === 304 ? file : absent(c)
  file.headers.set('Cache-Control', c.req.query('v') ? FOR_EVER : ASK_EACH_TIME)
  return file
})

export const staticRoutes = room

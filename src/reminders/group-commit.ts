import type { Database, Write } from '../db/database.ts'

/**
 * Writes of letters in flight, committed together: each connection's are whole as ever, and several share one flush of the disk.
 * Where one of them meets a conflict they are committed one by one, so that nobody pays for another.
 */
export function groupCommit(db: Database): (writes: Write[]) => Promise<void> {
  let waiting: { writes: Write[]; done: () => void; failed: (error: unknown) => void }[] = []
  const flush = async () => {
    const group = waiting
    waiting = []
    if (group.length > 1) {
      try {
        await db.commit(group.flatMap(({ writes }) => writes))
        for (const { done } of group) done()
        return
      } catch {
        // told apart below
      }
    }
    for (const { writes, done, failed } of group) await db.commit(writes).then(done, failed)
  }
  return (writes) =>
    new Promise((done, failed) => {
      waiting.push({ writes, done, failed })
      if (waiting.length === 1) setTimeout(() => void flush(), 0)
    })
}

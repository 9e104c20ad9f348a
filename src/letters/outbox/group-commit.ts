import type { Database, Write } from '../../db/database.ts'
import { type DeliveryChange, deliveryWrites } from './store.ts'

/** Writes that must stand or fall together. */
export interface CommitPart {
  writes?: readonly Write[]
  changes?: readonly DeliveryChange[]
}

/** How long the first part waits for others, to share one write to the disk. */
const GATHER_MS = 3

/**
 * Commits the writes of several letters in flight together. A part is never split. Where one part meets a conflict, all are committed
 * one by one, so that one letter's conflict does not stop another.
 */
export function groupCommit(db: Database): (part: CommitPart) => Promise<void> {
  let waiting: { part: CommitPart; done: () => void; failed: (error: unknown) => void }[] = []
  const commit = (parts: readonly CommitPart[]) =>
    db.commit([
      ...parts.flatMap(({ writes = [] }) => writes),
      ...deliveryWrites(parts.flatMap(({ changes = [] }) => changes)),
    ])
  const flush = async () => {
    const group = waiting
    waiting = []
    if (group.length > 1) {
      try {
        await commit(group.map(({ part }) => part))
        for (const { done } of group) done()
        return
      } catch {
        // The conflict of one part: they are tried one by one below.
      }
    }
    for (const { part, done, failed } of group) await commit([part]).then(done, failed)
  }
  return (part) =>
    new Promise((done, failed) => {
      waiting.push({ part, done, failed })
      if (waiting.length === 1) setTimeout(() => void flush(), GATHER_MS)
    })
}

import type { Database, Write } from '../../db/database.ts'
import { type DeliveryChange, deliveryWrites } from './store.ts'

/** What belongs into one commit. */
export interface Part {
  writes?: readonly Write[]
  changes?: readonly DeliveryChange[]
}

/** How long the first part waits for others: they all share one flush of the disk. */
const GATHER_MS = 3

/**
 * Writes of letters in flight, committed together: each part is whole as ever. Where one of them meets a conflict they are committed
 * one by one, so that nobody pays for another.
 */
export function groupCommit(db: Database): (part: Part) => Promise<void> {
  let waiting: { part: Part; done: () => void; failed: (error: unknown) => void }[] = []
  const commit = (parts: readonly Part[]) =>
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
        // told apart below
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

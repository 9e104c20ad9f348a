import { addMinutes } from '../../kernel/day.ts'
import type { FilesContext } from '../context.ts'
import { hashesWithRows } from '../store.ts'

/** An upload is over long before that, and its row is written within moments of its last byte. */
const ROW_COMES_WITHIN_MINUTES = 24 * 60

/** Removes content that never got its row: an upload that was refused late, or a crash between the bytes and the commit. */
export async function sweepFiles({ db, clock, files, contentColumns }: FilesContext): Promise<void> {
  const before = addMinutes(clock.now(), -ROW_COMES_WITHIN_MINUTES)
  for await (const hashes of files.landedBefore(before)) {
    const named = await hashesWithRows(db, contentColumns, hashes)
    for (const hash of hashes) if (!named.has(hash)) await files.removeLandedBefore(hash, before)
  }
}

import type { R2Bucket } from '@cloudflare/workers-types'
import type { InstanceMark } from '../../letters/context.ts'

const MARK = 'register/instance'
/** Where the mark lay before, among the content of files. */
const OLD_MARK = 'instance'

/** The mark of a register on Workers: in the bucket, so that a database brought back from the past does not have its own. */
export function bucketInstance(bucket: R2Bucket): InstanceMark {
  const textOf = async (key: string) => (await (await bucket.get(key))?.text()) ?? null
  return {
    async read() {
      const mark = await textOf(MARK)
      if (mark !== null) return mark
      const old = await textOf(OLD_MARK)
      if (old === null) return null
      // Only where there is none yet: another request may be confirming the register at this moment.
      await bucket.put(MARK, old, { onlyIf: { etagDoesNotMatch: '*' } })
      await bucket.delete(OLD_MARK)
      return textOf(MARK)
    },
    write: async (id) => void (await bucket.put(MARK, id)),
  }
}

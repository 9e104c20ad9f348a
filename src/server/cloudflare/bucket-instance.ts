import type { R2Bucket } from '@cloudflare/workers-types'
import type { InstanceMark } from '../../letters/context.ts'

/** The mark of a register on Workers: in the bucket, so that a database brought back from the past does not have its own. */
export function bucketInstance(bucket: R2Bucket): InstanceMark {
  return {
    read: async () => (await (await bucket.get('instance'))?.text()) ?? null,
    write: async (id) => void (await bucket.put('instance', id)),
  }
}

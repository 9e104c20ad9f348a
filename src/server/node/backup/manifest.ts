import { z } from 'zod'
import type { Instant } from '../../../kernel/day.ts'

export const MANIFEST = 'manifest.json'
export const SUMS = 'SHA256SUMS'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()

/** What stands first in a copy: what it is, and what follows it, in its order. */
export const manifestSchema = z.object({
  format: z.literal('vykonano-backup'),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime().transform((text) => text as Instant),
  program: z.string(),
  migration: z.string(),
  documents: count,
  tasks: count,
  files: count,
  missing: z.array(sha256),
  entries: z.array(z.object({ name: z.string(), bytes: count, sha256 })),
})

export type Manifest = z.infer<typeof manifestSchema>

export function contentName(hash: string): string {
  return `files/${hash.slice(0, 2)}/${hash.slice(2)}`
}

/** What stands last: the lines that `sha256sum --check` reads, so that a copy unpacked by hand can be checked without this program. */
export function sumsText(entries: readonly { name: string; sha256: string }[]): string {
  return entries.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

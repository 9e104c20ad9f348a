import type { Instant } from '../kernel/day.ts'
import { addMinutes } from '../kernel/day.ts'

const MINUTES = 10

interface Kept {
  key: string
  until: Instant
  text: string
}

// By register: a process may have several.
const kept = new WeakMap<object, Map<string, Kept>>()

/**
 * A text that takes a while to make and that strangers ask for: made anew once in ten minutes, or when `key` is another. The text is
 * kept and never the promise: a Worker may not wait for what another request began.
 */
export async function keptFile(
  register: object,
  { name, key, now }: { name: string; key: string; now: Instant },
  make: () => Promise<string>,
): Promise<string> {
  const files = kept.get(register) ?? new Map<string, Kept>()
  kept.set(register, files)
  const known = files.get(name)
  if (known && known.key === key && now < known.until) return known.text
  const text = await make()
  files.set(name, { key, until: addMinutes(now, MINUTES), text })
  return text
}

import type { Refusal } from '../../src/kernel/result.ts'

type Answer<T> = { ok: true; value: T } | { ok: false; refusals: readonly Pick<Refusal, 'code'>[] }

/** What an action made; where it refused, the test ends with its reasons. */
export function must<T>(outcome: Answer<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}

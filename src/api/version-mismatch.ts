import { type Result, reject } from '../kernel/result.ts'

/** The outcome; where it is a conflict and the program has named the version it saw, the refusal names the version of now. */
export async function orVersionMismatch<T>(
  outcome: Result<T>,
  seen: number | null,
  versionNow: () => Promise<number>,
): Promise<Result<T>> {
  if (outcome.ok || seen === null || !outcome.refusals.some(({ code }) => code === 'conflict')) return outcome
  return reject({ code: 'version-mismatch', facts: { version: await versionNow() } })
}

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FormError } from '../../views/parts/error-summary.tsx'
import { refusalSentence } from '../kernel/refusals.ts'
import type { Refusal, RefusalCode } from '../kernel/result.ts'

/** The one map from a reason to a status, the weightiest first; every other reason is 422: look at what was sent. */
const statuses: [RefusalCode, ContentfulStatusCode][] = [
  ['not-found', 404],
  ['not-allowed', 403],
  ['too-many-attempts', 429],
  ['conflict', 409],
  ['version-mismatch', 412],
  ['version-required', 428],
  ['upload-too-large', 413],
  ['file-too-large', 413],
  ['not-json', 415],
  ['malformed-json', 400],
  ['bad-idempotency-key', 400],
]

/** The status of an answer with these refusals; 200 where there is none. */
export function statusOf(refusals: readonly Refusal[]): ContentfulStatusCode {
  if (refusals.length === 0) return 200
  const found = statuses.find(([code]) => refusals.some((refusal) => refusal.code === code))
  return found ? found[1] : 422
}

/** Each reason in words, with the field it is about: what `ErrorSummary` shows. */
export function sentencesOf(refusals: Refusal[]): FormError[] {
  return refusals.map((refusal) => ({ message: refusalSentence(refusal), field: refusal.field }))
}

import type { Refusal } from '../kernel/result.ts'
import { problem } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import type { KeptAnswer } from '../web/kept-answer.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'

/** What a program is answered when it asks well. */
export interface Reply {
  status?: 200 | 201
  body: object
  /** The version, for If-Match. */
  version?: number
  location?: string
}

/** Below this all of the interface stands. */
export const API = '/api/v1'

export function replied(c: RequestContext, { status = 200, body, version, location }: Reply): Response {
  if (version !== undefined) c.header('ETag', `"${version}"`)
  if (location) c.header('Location', location)
  return c.json(body, status)
}

/** The answer of an earlier request under the same key. */
export function repeated(c: RequestContext, kept: KeptAnswer<Reply>): Response {
  if (kept === 'other-request') return refused(c, [{ code: 'idempotency-key-reused' }])
  c.header('Idempotency-Replayed', 'true')
  return replied(c, kept.answer)
}

/** The reasons as a program reads them; where another document stands in the way, its address beside them. */
export function refused(c: RequestContext, refusals: Refusal[]): Response {
  const errors = sentencesOf(refusals).map(({ field, message }) => ({
    field: field && jsonName(field),
    message,
  }))
  const existing = refusals.find(({ code }) => code === 'registered-already')?.facts?.['id']
  const body = {
    title: 'Запит не виконано',
    detail: errors.map(({ message }) => message).join(' '),
    code: refusals[0]?.code ?? 'unexpected',
    errors,
    ...(existing ? { existing: `${API}/documents/${existing}` } : {}),
  }
  return problem(c, statusOf(refusals), body)
}

// Actions name fields as forms do: «tasks[0][text]», «registeredOn».
function jsonName(field: string): string {
  return field === 'registeredOn' ? 'date' : field.replace(/\[([a-zA-Z]\w*)\]/g, '.$1')
}

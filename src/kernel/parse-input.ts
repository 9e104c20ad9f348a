import type { ZodType, z } from 'zod'
import { done, type Refusal, type RefusalCode, type Result } from './result.ts'

/**
 * What was sent, as the schema has it, or every reason why not. A check of one's own names its code:
 * `.refine(isDay, { params: { code: 'not-a-day' } })`; a text that is too long and anything absent are known here.
 */
export function parseInput<T>(schema: ZodType<T>, sent: unknown): Result<T> {
  const result = schema.safeParse(sent)
  return result.success ? done(result.data) : { ok: false, refusals: result.error.issues.map(refusalOf) }
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const field = fieldName(issue.path)
  if (issue.code === 'custom' && issue.params?.['code']) {
    return { code: issue.params['code'] as RefusalCode, field, facts: issue.params['facts'] }
  }
  if (issue.code === 'too_big') return { code: 'too-long', field, facts: { most: Number(issue.maximum) } }
  return { code: 'required', field }
}

// The name the field bears in the form: points, 0, text → «points[0][text]».
function fieldName([first, ...rest]: PropertyKey[]): string | undefined {
  return first === undefined ? undefined : String(first) + rest.map((step) => `[${String(step)}]`).join('')
}

import type { z } from 'zod'
import type { Refusal, RefusalCode } from '../kernel/result.ts'

const LONGEST_GIVEN = 60

/** Every reason why what was sent is not what the schema asks for, fields named as in JSON: «tasks[0].due.day». */
export function refusalsOfIssues(issues: readonly z.core.$ZodIssue[], within: PropertyKey[] = []): Refusal[] {
  return issues.flatMap((issue) => refusalsOf(issue, [...within, ...issue.path]))
}

function refusalsOf(issue: z.core.$ZodIssue, path: PropertyKey[]): Refusal[] {
  const field = fieldName(path)
  const given = shown(issue.input)
  switch (issue.code) {
    case 'custom':
      return [
        {
          code: (issue.params?.['code'] ?? 'not-a-choice') as RefusalCode,
          field,
          facts: { given, ...issue.params?.['facts'] },
        },
      ]
    case 'invalid_type':
      if (issue.input === undefined) return [{ code: 'required', field }]
      return [{ code: 'wrong-type', field, facts: { expected: typeWords[issue.expected] ?? issue.expected } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'unknown-field',
        field: fieldName([...path, key]),
        facts: { given: key.slice(0, LONGEST_GIVEN) },
      }))
    case 'invalid_value':
      return [{ code: 'not-a-choice', field, facts: { given, known: issue.values.join(', ') } }]
    case 'too_big':
      if (issue.origin === 'string')
        return [{ code: 'too-long', field, facts: { most: Number(issue.maximum) } }]
      if (issue.origin === 'array')
        return [{ code: 'too-many', field, facts: { most: Number(issue.maximum) } }]
      return [{ code: 'out-of-range', field, facts: { most: Number(issue.maximum) } }]
    case 'too_small':
      return [{ code: 'out-of-range', field, facts: { least: Number(issue.minimum) } }]
    case 'invalid_union':
      return refusalsOfUnion(issue, path)
    default:
      return [{ code: 'not-a-choice', field, facts: { given } }]
  }
}

/** The reasons against the form that was most nearly meant; where none was, only that it is none of them. */
function refusalsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: PropertyKey[]): Refusal[] {
  const fewest = Math.min(...issue.errors.map((issues) => issues.length))
  const [nearest, ...others] = issue.errors.filter((issues) => issues.length === fewest)
  if (nearest && others.length === 0) return refusalsOfIssues(nearest, path)
  return [{ code: 'not-a-form', field: fieldName(path) }]
}

const typeWords: Record<string, string> = {
  string: 'текст',
  number: 'число',
  int: 'ціле число',
  boolean: 'true або false',
  array: 'список',
  object: 'об’єкт',
}

function fieldName(path: PropertyKey[]): string | undefined {
  if (path.length === 0) return undefined
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}

function shown(input: unknown): string {
  const words = typeof input === 'string' ? input : (JSON.stringify(input) ?? '')
  return words.length > LONGEST_GIVEN ? `${words.slice(0, LONGEST_GIVEN)}…` : words
}

import type { Refusal } from '../kernel/result.ts'

const LONGEST = 300

/** Reasons against the name and the act of a row: a day must name its act. */
export function judgeCalendarWords(row: { name: string; act: string }): Refusal[] {
  const refusals: Refusal[] = []
  for (const field of ['name', 'act'] as const) {
    if (row[field].trim() === '') refusals.push({ code: 'required', field })
    if (row[field].length > LONGEST) refusals.push({ code: 'too-long', field, facts: { most: LONGEST } })
  }
  return refusals
}

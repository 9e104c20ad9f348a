import { z } from 'zod'

/**
 * When a person is reminded of a task: rules that differ between councils, so data. Days are calendar days; a step that would fall
 * on a day off is taken on a working one, see `stepDays`.
 */
export const ladderInput = z.strictObject({
  /** due in a later year: once a year, when the year begins */
  yearly: z.boolean(),
  /** due in a later month of the year: once a month, when the month begins */
  monthly: z.boolean(),
  /** due this month: on these days of it */
  inMonth: z.array(z.int().min(1).max(31)).max(10),
  /** so many days before the due day */
  before: z.array(z.int().min(1).max(60)).max(10),
  onDay: z.boolean(),
  /** so many days after it, and again every so many */
  overdue: z.strictObject({ from: z.int().min(1).max(60), every: z.int().min(1).max(60) }).nullable(),
  /** from which day overdue others are written to as well; null never */
  escalation: z.strictObject({
    head: z.int().min(1).max(365).nullable(),
    supervisor: z.int().min(1).max(365).nullable(),
    deputy: z.int().min(1).max(365).nullable(),
  }),
})

export type Ladder = z.output<typeof ladderInput>

export const laddersInput = z.strictObject({
  usual: ladderInput,
  /** kinds of documents that have one of their own */
  kinds: z.record(z.string(), ladderInput),
  /** what comes regularly beside the reminders */
  weeklyDigest: z.boolean(),
  monthlySheet: z.boolean(),
})

export type Ladders = z.output<typeof laddersInput>

/** What a council begins with. */
export const usualLadders: Ladders = {
  usual: {
    yearly: true,
    monthly: true,
    inMonth: [1, 11, 21],
    before: [5],
    onDay: true,
    overdue: { from: 1, every: 7 },
    escalation: { head: 3, supervisor: 10, deputy: 20 },
  },
  kinds: {},
  weeklyDigest: true,
  monthlySheet: true,
}

export function ladderOf(ladders: Ladders, kind: string): Ladder {
  return ladders.kinds[kind] ?? ladders.usual
}

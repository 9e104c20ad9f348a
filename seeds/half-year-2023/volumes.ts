import { type Day, day } from '../../src/kernel/day.ts'

export type ControlledKind = 'higher-authority' | 'executive-decision' | 'mayoral-order'

interface Volume {
  registered: number
  /** taken on control */
  taken: number
  /** of those taken, how many leave control before 2023 */
  leftBefore2023: number
}

export interface Period {
  from: Day
  to: Day
  volumes: Record<ControlledKind, Volume>
}

const volume = (registered: number, taken: number, leftBefore2023 = 0): Volume => ({
  registered,
  taken,
  leftBefore2023,
})

/**
 * How many documents the register holds. Both published half-years are exact; what lies around them is chosen so that 93, 112 and
 * 81 documents are on control when 2023 begins.
 */
export const periods: readonly Period[] = [
  {
    from: day('2021-10-01'),
    to: day('2021-12-31'),
    volumes: {
      'higher-authority': volume(84, 34, 9),
      'executive-decision': volume(150, 48, 30),
      'mayoral-order': volume(90, 40, 13),
    },
  },
  {
    from: day('2022-01-01'),
    to: day('2022-06-30'),
    volumes: {
      'higher-authority': volume(176, 36, 20),
      'executive-decision': volume(561, 199, 173),
      'mayoral-order': volume(105, 11, 7),
    },
  },
  {
    from: day('2022-07-01'),
    to: day('2022-12-31'),
    volumes: {
      'higher-authority': volume(191, 66, 14),
      'executive-decision': volume(640, 214, 146),
      'mayoral-order': volume(160, 66, 16),
    },
  },
  {
    from: day('2023-01-01'),
    to: day('2023-06-30'),
    volumes: {
      'higher-authority': volume(204, 53),
      'executive-decision': volume(847, 365),
      'mayoral-order': volume(230, 5),
    },
  },
]

/** Of the documents on control when 2023 begins, and of those taken in its first half, how many leave in that half. */
export const leftInHalfYear: Record<ControlledKind, { ofOpening: number; ofTaken: number }> = {
  'higher-authority': { ofOpening: 52, ofTaken: 14 },
  'executive-decision': { ofOpening: 84, ofTaken: 240 },
  'mayoral-order': { ofOpening: 57, ofTaken: 2 },
}

/** Decisions «Про зняття з контролю …»: the day, and in 2023 the place in the journal of the year. */
export const removalDecisions: readonly { on: Day; number: number | null }[] = [
  { on: day('2022-05-27'), number: null },
  { on: day('2022-08-26'), number: null },
  { on: day('2022-12-23'), number: null },
  { on: day('2023-02-24'), number: 245 },
  { on: day('2023-04-28'), number: 512 },
  { on: day('2023-06-23'), number: 783 },
]

export const meetings = {
  operational: { protocols: 17, questions: 93, instructions: 515 },
  inspection: { protocols: 9, instructions: 303 },
  broadcast: { protocols: 14, instructions: 322 },
}

/** What became of the 1140 instructions by the end of June. */
export const instructionFates = {
  full: 821,
  partly: 94,
  waiting: 26,
  returned: 14,
  ahead: 84,
  extended: 24,
  permanent: 12,
  overdue: 65,
}

export const letters = 1388
export const firstDay = day('2021-10-01')
export const halfYear = { from: day('2023-01-01'), to: day('2023-06-30') }

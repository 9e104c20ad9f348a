import { hrefOf, pageOf } from '../kernel/address.ts'
import { type Day, formatDay, parseDay } from '../kernel/day.ts'

/** The two ways out of control: own acts by a decision, papers from outside by a resolution. */
export type Track = 'decision' | 'to-file'

export const candidateStates = {
  executed: 'виконано',
  waiting: 'звіт чекає прийняття',
  open: 'не виконано',
} as const
export type CandidateState = keyof typeof candidateStates

/** Which tasks on control are offered for removal; an absent field does not filter. */
export interface CandidateFilter {
  kind?: string
  department?: string
  state: CandidateState
  /** days of execution, both ends included */
  from?: Day
  to?: Day
  text?: string
}

export interface CandidateQuestion {
  track: Track
  filter: CandidateFilter
  page: number
}

const LONGEST_SEARCH = 200

/** Reads the address of the list, or the same fields of a form; invalid values are ignored. */
export function readCandidateQuestion(track: Track, query: URLSearchParams): CandidateQuestion {
  const text = (name: string) => query.get(name)?.trim().slice(0, LONGEST_SEARCH) || undefined
  const state = text('state') ?? ''
  return {
    track,
    filter: {
      kind: text('kind'),
      department: text('department'),
      state: Object.hasOwn(candidateStates, state) ? (state as CandidateState) : 'executed',
      from: parseDay(text('from') ?? '') ?? undefined,
      to: parseDay(text('to') ?? '') ?? undefined,
      text: text('text'),
    },
    page: pageOf(text('page')),
  }
}

export const trackPaths: Record<Track, string> = { decision: '/removal', 'to-file': '/removal/to-file' }

/** The address of the list, defaults left out. */
export function candidateHref({ track, filter, page }: CandidateQuestion): string {
  return hrefOf(trackPaths[track], { ...filterFields(filter), page: page > 1 && String(page) })
}

/** The filter as fields of a form, or parameters of an address. */
export function filterFields(filter: CandidateFilter): Record<string, string> {
  const fields: Record<string, string | false | undefined> = {
    text: filter.text,
    kind: filter.kind,
    department: filter.department,
    state: filter.state !== 'executed' && filter.state,
    from: filter.from && formatDay(filter.from),
    to: filter.to && formatDay(filter.to),
  }
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])),
  )
}

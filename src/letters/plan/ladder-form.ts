import { type Refusal, type Result, unlessRefused } from '../../kernel/result.ts'
import type { Ladder } from './ladder.ts'

/** A ladder as a form writes it: numbers as typed, a mark as «yes». */
export interface LadderDraft {
  yearly: string
  monthly: string
  inMonth: string
  before: string
  onDay: string
  overdueFrom: string
  overdueEvery: string
  head: string
  supervisor: string
  deputy: string
}

const MOST_IN_LIST = 10

export function draftOfLadder({ overdue, escalation, ...ladder }: Ladder): LadderDraft {
  const mark = (set: boolean) => (set ? 'yes' : '')
  const number = (value: number | null | undefined) => (value ? String(value) : '')
  return {
    yearly: mark(ladder.yearly),
    monthly: mark(ladder.monthly),
    inMonth: ladder.inMonth.join(', '),
    before: ladder.before.join(', '),
    onDay: mark(ladder.onDay),
    overdueFrom: number(overdue?.from),
    overdueEvery: number(overdue?.every),
    head: number(escalation.head),
    supervisor: number(escalation.supervisor),
    deputy: number(escalation.deputy),
  }
}

/** The ladder a form describes, or every reason why it describes none: each number within its bounds, overdue both or neither. */
export function readLadder(draft: LadderDraft): Result<Ladder> {
  const refusals: Refusal[] = []
  const whole = (field: keyof LadderDraft, given: string, most: number) => {
    const value = /^\d{1,3}$/.test(given) ? Number(given) : 0
    if (value >= 1 && value <= most) return value
    refusals.push({ code: 'not-a-term', field, facts: { given: given.slice(0, 20), most } })
    return 1
  }
  const numbers = (field: 'inMonth' | 'before', most: number) => {
    const given = draft[field].split(/[\s,;]+/).filter(Boolean)
    if (given.length > MOST_IN_LIST) refusals.push({ code: 'too-many', field, facts: { most: MOST_IN_LIST } })
    return [...new Set(given.slice(0, MOST_IN_LIST).map((one) => whole(field, one, most)))]
  }
  const perhaps = (field: keyof LadderDraft, most: number) => {
    const given = draft[field].trim()
    return given === '' ? null : whole(field, given, most)
  }
  const from = perhaps('overdueFrom', 60)
  const every = perhaps('overdueEvery', 60)
  if ((from === null) !== (every === null))
    refusals.push({ code: 'required', field: from === null ? 'overdueFrom' : 'overdueEvery' })
  const ladder: Ladder = {
    yearly: draft.yearly === 'yes',
    monthly: draft.monthly === 'yes',
    inMonth: numbers('inMonth', 31).sort((a, b) => a - b),
    before: numbers('before', 60).sort((a, b) => b - a),
    onDay: draft.onDay === 'yes',
    overdue: from !== null && every !== null ? { from, every } : null,
    escalation: {
      head: perhaps('head', 365),
      supervisor: perhaps('supervisor', 365),
      deputy: perhaps('deputy', 365),
    },
  }
  return unlessRefused(refusals, ladder)
}

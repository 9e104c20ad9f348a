import type { Clock } from '../../kernel/clock.ts'
import { addMinutes, type Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import { type AskedFigures, type Question, readQuestion } from '../query/query.ts'
import type { SealedQuestion } from './signed-report.ts'

/** What was entered in these last seconds may still be on its way into the register, with its hour already taken. */
const ON_ITS_WAY_MINUTES = 5 / 60

/** What is to be signed: as known on the instant named, or on this one. */
export function readSealedQuestion(asked: AskedFigures, clock: Clock): Result<SealedQuestion> {
  const question = readQuestion(asked, clock.today())
  return question.ok ? done(asKnown(question.value, clock.now())) : question
}

/** The question as it can be signed now: all that is known of it is in the register. */
export function asKnown(question: Question, now: Instant): SealedQuestion {
  const settled = addMinutes(now, -ON_ITS_WAY_MINUTES)
  const { knownOn } = question
  return { ...question, knownOn: knownOn !== null && knownOn < settled ? knownOn : settled }
}

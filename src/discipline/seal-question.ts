import type { Clock } from '../kernel/clock.ts'
import type { Instant } from '../kernel/day.ts'
import { done, type Outcome } from '../kernel/refusal.ts'
import { type AskedFigures, type Question, readQuestion } from './question.ts'
import type { SealedQuestion } from './seal.ts'

/** What is to be signed: as known on the instant named, or on this one. */
export function readSealedQuestion(asked: AskedFigures, clock: Clock): Outcome<SealedQuestion> {
  const question = readQuestion(asked, clock.today())
  return question.ok ? done(asKnown(question.value, clock.now())) : question
}

/** The question as it can be signed now. A day that still runs, named whole, is known up to now. */
export function asKnown(question: Question, now: Instant): SealedQuestion {
  const { knownOn } = question
  return { ...question, knownOn: knownOn !== null && knownOn < now ? knownOn : now }
}

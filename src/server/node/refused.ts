import { refusalSentence } from '../../kernel/refusals.ts'
import type { Refusal } from '../../kernel/result.ts'

/** A refusal from a depth where no result is handed back, as out of a stream: thrown there, shown like every other. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusalSentence(refusal))
  }
}

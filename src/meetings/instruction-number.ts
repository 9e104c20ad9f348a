/**
 * The number of the next instruction: «2.3» is the third of question 2; where the protocol has no questions, plain «3».
 * A number already given is never given again, whatever stands between.
 */
export function nextInstructionNumber(question: number | null, given: readonly string[]): string {
  const prefix = question === null ? '' : `${question}.`
  const places = given
    .filter((point) => point.startsWith(prefix))
    .map((point) => point.slice(prefix.length))
    .filter((place) => /^\d{1,6}$/.test(place))
    .map(Number)
  return `${prefix}${Math.max(0, ...places) + 1}`
}

/** Темп: this year over last year, less one, in whole percent; null where last year had none to compare with. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round((100 * (now - before)) / before)
}

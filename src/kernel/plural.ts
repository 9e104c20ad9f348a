/** The form a Ukrainian noun takes after a whole number: 1 день, 2 дні, 5 днів, 11 днів, 21 день. */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = Math.abs(n) % 100
  const units = tens % 10
  if (tens >= 11 && tens <= 14) return many
  if (units === 1) return one
  return units >= 2 && units <= 4 ? few : many
}

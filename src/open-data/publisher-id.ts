/**
 * Whether these are the eight digits of a code in the state register of organizations (ЄДРПОУ), the last of them its check: the
 * weighted sum of the others modulo 11, by other weights where that gives 10 (order of the register's keeper; codes between
 * 30 000 000 and 60 000 000 have weights of their own).
 */
export function isPublisherId(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const digits = [...text].map(Number)
  const code = Number(text)
  const weights = code > 30_000_000 && code < 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
  const remainder = (by: number) => weights.reduce((sum, w, place) => sum + (w + by) * digits[place]!, 0) % 11
  const first = remainder(0)
  return (first < 10 ? first : remainder(2) % 10) === digits[7]
}

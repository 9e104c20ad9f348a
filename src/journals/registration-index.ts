/**
 * The running number inside an index that the register did not give itself («02-14/158», «16/2-2», «89р»), so that the
 * journal goes on after it; 0 where no number can be read.
 */
export function runningNumberOf(pattern: string, index: string): number {
  const byPattern = new RegExp(
    `^${pattern
      .replace(/[.*+?^$()|[\]\\/-]/g, '\\$&')
      .replace('{n}', '(\\d{1,9})')
      .replace('{case}', '.*')}$`,
  )
  const match = byPattern.exec(index) ?? /^(\d{1,9})(?!\d)/.exec(index)
  return match ? Number(match[1]) : 0
}

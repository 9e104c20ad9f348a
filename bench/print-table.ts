/** A measured thing: in the small register, in the large one, and what was hoped for. */
export interface Line {
  what: string
  small?: string
  large?: string
  goal?: string
}

/** Prints the lines as a table that can go into a document as it is. */
export function printTable(lines: readonly Line[], registers: { small?: string; large: string }): void {
  const { small: first, large: last } = registers
  const rows = [
    ['', ...(first ? [first] : []), last, 'goal'],
    ...lines.map(({ what, small = '', large = '', goal = '' }) => [
      what,
      ...(first ? [small] : []),
      large,
      goal,
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const print = (cells: string[]) =>
    console.log(`| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  print(rows[0]!)
  print(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)))
  for (const row of rows.slice(1)) print(row)
}

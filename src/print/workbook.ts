import { type PaperCell, type PaperTable, plainCell, type ReportPaper } from './paper.ts'

/** Rows that a sheet of Excel takes; what is longer goes on in the next one. */
const MOST_ROWS = 1_000_000

/** Millimetres of paper in Excel's measure: the width of so many figures. */
const charactersOf = (millimetres: number) => Math.max(8, Math.round(millimetres / 2))

/** A report as a workbook: a sheet for its words, one for each table, figures as numbers. The library is loaded only here. */
export async function workbook(paper: ReportPaper): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const blocks = [...paper.blocks, ...(paper.annexes ?? [])]
  const tables = blocks.filter((block) => block.kind === 'table')
  const words = [
    paper.organization,
    ...paper.heading,
    ...(paper.subject ? [paper.subject] : []),
    paper.asOf,
    ...blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
  ]
  const wordsSheet = {
    sheet: 'Звіт',
    columns: [{ width: 120 }],
    data: words.map((text, at) => [
      {
        value: text,
        type: String,
        wrap: true,
        ...(at <= paper.heading.length && { fontWeight: 'bold' as const }),
      },
    ]),
  }
  const names = new Set(['звіт'])
  const blob = await writeWorkbook([
    wordsSheet,
    ...tables.flatMap((table) => sheetsOf(table, names)),
  ]).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function sheetsOf(table: PaperTable, names: Set<string>) {
  const parts = Math.max(1, Math.ceil(table.rows.length / MOST_ROWS))
  return Array.from({ length: parts }, (_, part) => {
    const rows = table.rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS)
    const last = part === parts - 1
    return {
      sheet: sheetName(table.name, names),
      orientation: 'landscape' as const,
      stickyRowsCount: 1,
      columns: table.columns.map(({ width }) => ({ width: charactersOf(width) })),
      data: [
        table.columns.map(({ head }) => cell(head, true)),
        ...rows.map((row) => row.map((value) => cell(value))),
        ...(last && table.total ? [table.total.map((value) => cell(value, true))] : []),
      ],
    }
  })
}

// Text is a cell of text whatever it begins with, so that nothing in it is a formula.
function cell(given: PaperCell, bold = false) {
  const value = plainCell(given)
  const style = { wrap: true, ...(bold && { fontWeight: 'bold' as const }) }
  return typeof value === 'number'
    ? { value, type: Number, ...style }
    : { value: value ?? '—', type: String, ...style }
}

// Excel takes 31 characters, none of \ / ? * [ ] :, and no name twice.
function sheetName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/?*[\]:]/g, ' ').trim()
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`
    const candidate = `${clean.slice(0, 31 - end.length)}${end}`
    if (taken.has(candidate.toLowerCase())) continue
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

import type { Result } from '../../kernel/result.ts'
import { fileOfPaper } from '../../print/file-of-paper.ts'
import type { PaperBlock, TableHead } from '../../print/paper.ts'
import { columnPlace, ROWS, TABLE_NAME, TOTAL, tablePlace } from '../../print/templates/form-plan.ts'
import type { PaperName } from '../query/addresses.ts'
import { ANNEXES, CONTENT, reportLayouts, sectionPlace, sectionWordsPlace, WORDS } from './report-forms.ts'

/** How much a form sets itself: the letterhead and the signature, or each section and table too. */
export const sampleSizes = ['short', 'full'] as const
export type SampleSize = (typeof sampleSizes)[number]

/** The program's own form of a report with places where the words stand, to be made into the council's. */
export async function sampleForm(
  report: PaperName,
  size: SampleSize,
  title: string,
): Promise<Result<Uint8Array>> {
  const { annexes = [], addressed, subject, upright } = reportLayouts[report]
  const full = size === 'full'
  const sample = {
    name: title,
    organization: '{організація}',
    heading: ['{заголовок}'],
    ...(addressed && { addressee: '{адресат}' }),
    ...(subject && { subject: '{тема}' }),
    ...(upright && { upright }),
    asOf: '{станом на}',
    blocks: full ? contentOf(report) : [place(CONTENT)],
    ...(annexes.length > 0 && { annexes: full ? annexesOf(report) : [place(ANNEXES)] }),
    signedBy: '{посада}',
  }
  return fileOfPaper(sample, 'docx')
}

function contentOf(report: PaperName): PaperBlock[] {
  const { tables, sections } = reportLayouts[report]
  if (!sections) return [place(WORDS), ...tables.flatMap((table) => tableOf(report, table))]
  return sections.flatMap(({ name, tables, silent }, at) => [
    named(`${at + 1}. ${name.charAt(0).toLocaleUpperCase('uk')}${name.slice(1)}`),
    ...(silent ? [] : [place(tables.length > 0 ? sectionWordsPlace(at + 1) : sectionPlace(at + 1))]),
    ...tables.flatMap((table) => tableOf(report, table)),
  ])
}

function annexesOf(report: PaperName): PaperBlock[] {
  const { annexes = [] } = reportLayouts[report]
  return annexes.flatMap((table, at) => tableOf(report, table, [named(`Додаток ${at + 1}`)]))
}

/** A table row by row; what stands before it is left out with it. */
function tableOf(report: PaperName, table: TableHead, before: PaperBlock[] = []): PaperBlock[] {
  const { tables, totals } = reportLayouts[report]
  const own = tablePlace(tables.indexOf(table) + 1)
  const { columns } = table
  if (columns.length === 0) return [...before, place(own)]
  const row = (opening: string) => {
    const cells = columns.map((_, at) => `{${columnPlace(at + 1)}}`)
    return cells.with(0, `{#${opening}}${cells[0]}`).with(-1, `${cells.at(-1)}{/}`)
  }
  return [
    place(`#${own}`),
    ...before,
    {
      kind: 'table',
      name: `{${TABLE_NAME}}`,
      columns: columns.map((column) => ({
        ...column,
        ...(column.width < narrow(table) && { centred: true }),
      })),
      rows: [row(ROWS)],
      ...(totals.includes(table) && { total: row(TOTAL) }),
    },
    place(`/${own}`),
  ]
}

/** Millimetres: what is narrower holds figures; beside the names of tasks less. */
function narrow({ columns }: TableHead): number {
  return columns.some(({ head }) => head === 'Виконавець') ? 20 : 41
}

function place(name: string): PaperBlock {
  return { kind: 'text', text: `{${name}}` }
}

function named(text: string): PaperBlock {
  return { kind: 'text', text, strong: true }
}

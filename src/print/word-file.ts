import type { IParagraphOptions, ISectionOptions, Paragraph, Table, TableCell } from 'docx'
import { coreProperties } from './core-properties.ts'
import {
  type LineStyle,
  type Paper,
  type PaperLine,
  type PaperSheet,
  plainCell,
  type SheetBlock,
  type SheetCell,
  type SheetTable,
} from './paper.ts'

/** Millimetres in twentieths of a point, which Word wants whole, and points of type in half-points. */
const mm = (millimetres: number) => Math.round(millimetres * 56.6929)
const pt = (points: number) => points * 2

/** A4 and the margins of ДСТУ 4163:2020 in millimetres. */
const A4 = { width: 210, height: 297 }
const MARGIN = { top: 20, bottom: 20, left: 30, right: 10 }
const FONT = { font: 'Times New Roman', size: pt(14), language: { value: 'uk-UA' } }

/** Type sizes of cells and heads in points; heads are small enough for «Прострочено» to fit on one line. */
const CELL_POINTS = 11
const HEAD_POINTS = 9

type Word = typeof import('docx')

/** A paper as a Word file; heads of tables are repeated on every page. The library is loaded only here. */
export async function wordFile({ title, sheets }: Paper): Promise<Uint8Array> {
  const word = await import('docx')
  const file = new word.Document({
    title,
    styles: { default: { document: { run: FONT } } },
    sections: sheets.map((sheet, at) => section(word, sheet, at === 0)),
  })
  // The library would put the instant of making in: a paper of the same question would be another file each time.
  const properties = { path: 'docProps/core.xml', data: coreProperties(title) }
  return new Uint8Array(await word.Packer.toArrayBuffer(file, undefined, [properties]))
}

/** Blocks alone, as a Word file to take them from into a council's own form; null where there are none. */
export async function wordFileOfBlocks(blocks: readonly SheetBlock[]): Promise<Uint8Array | null> {
  if (blocks.length === 0) return null
  const word = await import('docx')
  const setBlock = blockSetter(word, widthOf({}))
  const file = new word.Document({ sections: [{ children: blocks.flatMap(setBlock) }] })
  return new Uint8Array(await word.Packer.toArrayBuffer(file))
}

/** Between the margins, in millimetres. */
function widthOf({ landscape }: Pick<PaperSheet, 'landscape'>): number {
  return (landscape ? A4.height : A4.width) - MARGIN.left - MARGIN.right
}

// Pages are numbered at the top, from the second page of the paper on.
function section(word: Word, sheet: PaperSheet, first: boolean): ISectionOptions {
  const { Header, PageNumber, PageOrientation, Paragraph, TextRun } = word
  const number = new Paragraph({
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  })
  return {
    properties: {
      titlePage: first,
      page: {
        size: {
          width: mm(A4.width),
          height: mm(A4.height),
          orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(MARGIN.top),
          bottom: mm(MARGIN.bottom),
          left: mm(MARGIN.left),
          right: mm(MARGIN.right),
          header: mm(10),
        },
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      ...(first && { first: new Header({ children: [new Paragraph('')] }) }),
    },
    children: sheet.blocks.flatMap(blockSetter(word, widthOf(sheet))),
  }
}

/** How blocks are set between margins that are so many millimetres apart. */
function blockSetter(word: Word, width: number): (block: SheetBlock) => (Paragraph | Table)[] {
  const styles = lineStyles(width)

  return (block) => {
    if (block.kind === 'line') return [setLine(block)]
    if (block.kind === 'table') return setTable(block)
    const { text, strong } = block
    return [
      set(text, {
        alignment: 'both',
        indent: { firstLine: mm(10) },
        ...(strong && { keepNext: true, spacing: { before: 200 }, bold: true }),
      }),
    ]
  }

  function setLine({ as, text, right }: PaperLine): Paragraph {
    return set(right === undefined ? text : `${text}\t${right}`, styles[as])
  }

  function setTable(table: SheetTable): (Paragraph | Table)[] {
    const named = set(table.name, { spacing: { before: 240, after: 120 }, keepNext: true, bold: true })
    return [table.nameless ? thinLine() : named, tableOf(word, table), thinLine()]
  }

  // Low, so that a table that fills its page is not followed by an empty page.
  function thinLine(): Paragraph {
    return set('', { spacing: { line: 20, after: 120, lineRule: 'exact' } })
  }

  function set(text: string, { bold, points, ...options }: ParagraphStyle): Paragraph {
    const look = { ...(bold && { bold }), ...(points && { size: pt(points) }) }
    const children = text
      .split('\n')
      .map((part, at) => new word.TextRun({ text: part, ...look, ...(at > 0 && { break: 1 }) }))
    return new word.Paragraph({ ...options, children })
  }
}

interface ParagraphStyle extends IParagraphOptions {
  bold?: true
  points?: number
}

function lineStyles(width: number): Record<LineStyle, ParagraphStyle> {
  const tabStops = [{ type: 'right' as const, position: mm(width) }]
  return {
    mark: { alignment: 'right' },
    letterhead: { alignment: 'center' },
    heading: { alignment: 'center', bold: true },
    title: { alignment: 'center', bold: true, spacing: { before: 320, after: 320 } },
    sides: { tabStops, spacing: { before: 240, after: 240 } },
    // 90 mm from the margin of a portrait sheet, and of the same width on a landscape sheet.
    addressee: { indent: { left: mm(width - 80) }, spacing: { before: 240, after: 240 } },
    // 28 letters of a line.
    subject: { indent: { right: mm(width - 75) }, spacing: { before: 240, after: 240 }, bold: true },
    centred: { alignment: 'center', spacing: { after: 240 } },
    plain: {},
    signature: { tabStops, spacing: { before: 480 }, keepLines: true },
    writer: { spacing: { before: 480 }, points: 10 },
  }
}

function tableOf(word: Word, { columns, rows, groups = [], total, points }: SheetTable): Table {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const body = rows.flatMap((cells, at) => [
    ...groups.filter(({ before }) => before === at).map(({ title }) => row([groupCell(title)])),
    row(cells.map((value, at) => setCell(value, at))),
  ])
  return new word.Table({
    layout: 'fixed',
    width: { size: mm(width), type: 'dxa' },
    columnWidths: columns.map((column) => mm(column.width)),
    rows: [
      row(columns.map(headCell), true),
      ...body,
      ...(total ? [row(total.map((value, at) => setCell(value, at, true)))] : []),
    ],
  })

  function row(children: TableCell[], tableHeader = false) {
    return new word.TableRow({ tableHeader, cantSplit: true, children })
  }

  function headCell({ head }: { head: string }, at: number): TableCell {
    return cell([{ text: head, bold: true, size: points ?? HEAD_POINTS }], { at, centred: true })
  }

  function setCell(value: SheetCell, at: number, bold = false): TableCell {
    if (isParagraphs(value))
      return cell(
        value.map(({ text, as }) => ({
          text,
          ...(as === 'italic' && { italics: true }),
          ...(as === 'small' && { size: HEAD_POINTS }),
        })),
        { at },
      )
    const plain = plainCell(value)
    const centred = typeof plain !== 'string' || columns[at]!.centred === true
    return cell([{ text: String(plain ?? '—'), bold }], { at, centred })
  }

  function groupCell(title: string): TableCell {
    return cell([{ text: title, bold: true }], { centred: true, keepNext: true })
  }

  // A cell without a column spans all columns.
  function cell(
    paragraphs: readonly { text: string; bold?: boolean; italics?: boolean; size?: number }[],
    { at, centred, keepNext }: { at?: number; centred?: boolean; keepNext?: true },
  ): TableCell {
    return new word.TableCell({
      ...(at === undefined
        ? { columnSpan: columns.length }
        : { width: { size: mm(columns[at]!.width), type: 'dxa' } }),
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: paragraphs.map(
        ({ size = points ?? CELL_POINTS, ...run }) =>
          new word.Paragraph({
            alignment: centred ? 'center' : 'left',
            ...(keepNext && { keepNext }),
            children: [new word.TextRun({ ...run, size: pt(size) })],
          }),
      ),
    })
  }
}

function isParagraphs(cell: SheetCell): cell is Extract<SheetCell, readonly unknown[]> {
  return Array.isArray(cell)
}

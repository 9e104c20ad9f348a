import { type Day, day, daysBetween } from '../../kernel/day.ts'
import type { ListCell, ListColumn, ListRow } from '../list-table.ts'

/** A sheet of Excel holds 1 048 576 rows with its head; longer tables continue on the next sheet. */
export const ROWS_OF_SHEET = 1_048_000

/** Styles of `workbook-pieces.ts` by their places. */
const HEAD = 1
const TEXT = 2
const DAY = 3
const FIGURE = 4
const BOLD_TEXT = 5
const BOLD_FIGURE = 6

/** A cell of Excel takes no more characters. */
const MOST_CHARACTERS = 32_767

/** The XML before the rows of a sheet: the head stays on screen and is printed on every page. */
export function sheetOpening(columns: readonly ListColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const heads = columns.map(({ head }) => textCell(head, HEAD))
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `${beginning(widths, pane)}${rowOpening(Math.max(...columns.map(headLines)))}${heads.join('')}</row>`
}

/** A sheet of paragraphs without a head; the first `bold` of them are bold. */
export function textSheet(paragraphs: readonly string[], bold: number): string {
  const columns = [{ head: '', width: 120 }]
  const rows = paragraphs.map((text): ListRow => [text])
  const widths = ['<col min="1" max="1" width="120" customWidth="1"/>']
  return (
    beginning(widths) +
    sheetRows(columns, rows.slice(0, bold), true) +
    sheetRows(columns, rows.slice(bold)) +
    `</sheetData>${PAGE}</worksheet>`
  )
}

function beginning(widths: readonly string[], pane = ''): string {
  return `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
}

export function sheetRows(columns: readonly ListColumn[], rows: readonly ListRow[], bold = false): string {
  let xml = ''
  for (const row of rows) {
    xml += rowOpening(mostLines(columns, (at) => row[at] ?? null))
    for (let at = 0; at < columns.length; at++) xml += cell(row[at] ?? null, columns[at]!, bold)
    xml += '</row>'
  }
  return xml
}

// Row heights are written, because not every program computes them on opening. A single line has the default height.
function rowOpening(lines: number): string {
  return lines === 1 ? '<row>' : `<row ht="${Math.min(lines, MOST_LINES) * POINTS_OF_LINE}">`
}

// Heads have long words in narrow columns, so their lines are counted word by word.
function headLines({ head, width }: ListColumn): number {
  let lines = 1
  let line = ''
  for (const word of head.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && longer.length > width) lines += 1
    line = line !== '' && longer.length > width ? word : longer
  }
  return lines
}

function mostLines(columns: readonly ListColumn[], valueAt: (at: number) => ListCell): number {
  let most = 1
  for (let at = 0; at < columns.length; at++) {
    const value = valueAt(at)
    if (typeof value === 'string')
      most = Math.max(most, Math.ceil(value.length / (columns[at]!.width * LETTERS_OF_WIDTH)))
  }
  return most
}

const POINTS_OF_LINE = 15
/** A width is counted in figures; most letters are a little narrower. */
const LETTERS_OF_WIDTH = 1.15
/** A row of Excel is no higher than 409 points. */
const MOST_LINES = 27

/** The XML after the rows: filters on the head; printed on landscape A4, fitted to its width, with page numbers. */
export function sheetClosing(columns: readonly ListColumn[], rows: number): string {
  const all = `A1:${columnName(columns.length - 1)}${rows + 1}`
  return `</sheetData><autoFilter ref="${all}"/>${PAGE}</worksheet>`
}

const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;R&amp;P з &amp;N</oddFooter></headerFooter>'

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Escaped text; characters that XML does not allow are left out. */
export function escaped(text: string): string {
  return text
    .replace(NOT_IN_XML, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

// An empty cell is written too: otherwise the cells after it would need their addresses.
function cell(value: ListCell, { holds }: ListColumn, bold: boolean): string {
  if (value === null || value === '') return '<c/>'
  if (holds === 'day') return `<c s="${DAY}"><v>${serialDay(value as Day)}</v></c>`
  return typeof value === 'number'
    ? `<c s="${bold ? BOLD_FIGURE : FIGURE}"><v>${value}</v></c>`
    : textCell(value, bold ? BOLD_TEXT : TEXT)
}

// A cell of text whatever it begins with, so that nothing in it is a formula.
function textCell(text: string, style: number): string {
  const whole = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(whole)}</t></is></c>`
}

/** 1 is 01.01.1900; from March of that year on there is one more, because Excel has a 29.02.1900 that never was. */
function serialDay(value: Day): number {
  return daysBetween(BEGINNING, value) + 2
}

const BEGINNING = day('1900-01-01')

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)
}

// Control characters, lone halves of a pair, and the two that are no characters.
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

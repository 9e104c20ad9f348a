import type { ListTable } from '../../print/list-table.ts'
import { deflated, END_OF_DEFLATED } from './deflated.ts'
import { escaped, sheetClosing, sheetOpening, sheetRows, XML } from './sheet-xml.ts'
import { type ZipEntry, zipPieces } from './zip-pieces.ts'

/** A sheet whose rows have been written part by part. */
export interface WrittenSheet {
  crc: number
  length: number
  deflatedLength: number
  pieces(): AsyncIterable<Uint8Array>
}

/** The whole workbook: the sheets of the list, and one of words about it. */
export async function* workbookPieces(
  table: ListTable,
  sheets: readonly WrittenSheet[],
): AsyncGenerator<Uint8Array> {
  const names = sheets.map((_, at) =>
    sheets.length === 1 ? sheetName(table.name) : `Аркуш ${at + 1} з ${sheets.length}`,
  )
  const all = [...names, ABOUT]
  const entries = [
    await textEntry('[Content_Types].xml', contentTypes(all.length)),
    await textEntry('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    await textEntry('xl/workbook.xml', workbook(all, names.length)),
    await textEntry(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...all.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    await textEntry('xl/styles.xml', STYLES),
    ...sheets.map((sheet, at) => sheetEntry(at, sheet)),
    await textEntry(`xl/worksheets/sheet${all.length}.xml`, aboutSheet(table)),
  ]
  yield* zipPieces(entries)
}

const ABOUT = 'Про список'

function sheetEntry(at: number, sheet: WrittenSheet): ZipEntry {
  async function* pieces() {
    yield* sheet.pieces()
    yield END_OF_DEFLATED
  }
  return {
    name: `xl/worksheets/sheet${at + 1}.xml`,
    crc: sheet.crc,
    length: sheet.length,
    deflatedLength: sheet.deflatedLength + END_OF_DEFLATED.length,
    pieces: pieces(),
  }
}

async function textEntry(name: string, text: string): Promise<ZipEntry> {
  const { bytes, length, crc } = await deflated(text)
  const deflatedLength = bytes.length + END_OF_DEFLATED.length
  return { name, crc, length, deflatedLength, pieces: [bytes, END_OF_DEFLATED] }
}

function aboutSheet({ about }: ListTable): string {
  const columns = [
    { head: 'Список', width: 26 },
    { head: about[0]?.[1] ?? '', width: 90 },
  ]
  const rows = about.slice(1)
  return sheetOpening(columns) + sheetRows(columns, rows) + sheetClosing(columns, rows.length)
}

// Excel takes 31 characters, none of \ / ? * [ ] :
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}

function workbook(names: readonly string[], lists: number): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const heads = names
    .slice(0, lists)
    .map(
      (name, at) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(name).replace(/'/g, "''")}'!$1:$1</definedName>`,
    )
  return `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets>${sheets.join('')}</sheets><definedNames>${heads.join('')}</definedNames></workbook>`
}

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${parts.join('')}</Types>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// Nothing · a head · text · a day · a figure, in the order that `sheet-xml.ts` names them.
const STYLES = `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">',
]
  .map((opening) => `${opening}<alignment vertical="top" wrapText="1"/></xf>`)
  .join('')}</cellXfs></styleSheet>`

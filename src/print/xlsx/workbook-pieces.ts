import { type ZipEntry, zipPieces } from '../zip/zip-pieces.ts'
import { deflated, END_OF_DEFLATED } from './deflated.ts'
import { escaped, XML } from './sheet-xml.ts'

/** A sheet whose rows have been written, perhaps part by part. */
export interface WrittenSheet {
  name: string
  /** its first row is repeated on every printed page */
  head?: true
  crc: number
  length: number
  deflatedLength: number
  pieces(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** A whole workbook, piece by piece. */
export async function* workbookPieces(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array> {
  const names = sheetNames(sheets)
  const entries = [
    await textEntry('[Content_Types].xml', contentTypes(sheets.length)),
    await textEntry('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    await textEntry('xl/workbook.xml', workbook(sheets, names)),
    await textEntry(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    await textEntry('xl/styles.xml', STYLES),
    ...sheets.map((sheet, at) => sheetEntry(at, sheet)),
  ]
  yield* zipPieces(entries)
}

/** A sheet written at once, in several texts, because a string has a longest length. */
export async function writtenSheet(
  named: Pick<WrittenSheet, 'name' | 'head'>,
  texts: Iterable<string>,
): Promise<WrittenSheet> {
  const bytes: Uint8Array[] = []
  let crc = 0
  let length = 0
  for (const text of texts) {
    const piece = await deflated(text, crc)
    bytes.push(piece.bytes)
    crc = piece.crc
    length += piece.length
  }
  const deflatedLength = bytes.reduce((sum, piece) => sum + piece.length, 0)
  return { ...named, crc, length, deflatedLength, pieces: () => bytes }
}

function sheetEntry(at: number, sheet: WrittenSheet): ZipEntry {
  async function* pieces() {
    yield* sheet.pieces()
    yield END_OF_DEFLATED
  }
  return {
    name: `xl/worksheets/sheet${at + 1}.xml`,
    crc: sheet.crc,
    length: sheet.length,
    packedLength: sheet.deflatedLength + END_OF_DEFLATED.length,
    pieces: pieces(),
  }
}

async function textEntry(name: string, text: string): Promise<ZipEntry> {
  const { bytes, length, crc } = await deflated(text)
  const packedLength = bytes.length + END_OF_DEFLATED.length
  return { name, crc, length, packedLength, pieces: [bytes, END_OF_DEFLATED] }
}

// Excel takes 31 characters, none of \ / ? * [ ] :, and no name twice.
function sheetNames(sheets: readonly WrittenSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }) => {
    const clean = name.replace(/[\\/?*[\]:]/g, ' ').trim()
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`
      const candidate = `${clean.slice(0, 31 - end.length)}${end}`
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

function workbook(sheets: readonly WrittenSheet[], names: readonly string[]): string {
  const all = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const heads = names.flatMap((name, at) =>
    sheets[at]!.head
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(name).replace(/'/g, "''")}'!$1:$1</definedName>`,
        ]
      : [],
  )
  const defined = heads.length > 0 ? `<definedNames>${heads.join('')}</definedNames>` : ''
  return `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><sheets>${all.join('')}</sheets>${defined}</workbook>`
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

// Nothing · a head · text · a day · a figure · bold text · a bold figure, in the order that `sheet-xml.ts` names them.
const STYLES = `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">',
]
  .map((opening) => `${opening}<alignment vertical="top" wrapText="1"/></xf>`)
  .join('')}</cellXfs></styleSheet>`

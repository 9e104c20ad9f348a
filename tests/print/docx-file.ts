import { storedZip } from '../../src/print/zip/zip-pieces.ts'

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

interface DocxParts {
  /** what stands before the last section */
  body: string
  header?: string
  /** relations of the document besides its header */
  relations?: string
  /** other parts, in place of ours where they bear the same name */
  also?: Record<string, string>
}

/** A Word file of these words, as small as Word opens. */
export function docxFile({ body, header, relations = '', also = {} }: DocxParts): Uint8Array<ArrayBuffer> {
  const headerRelation = header
    ? `<Relationship Id="h1" Type="${RELATIONS}/header" Target="header1.xml"/>`
    : ''
  const reference = header ? '<w:headerReference w:type="default" r:id="h1"/>' : ''
  const section = `<w:sectPr>${reference}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701"/></w:sectPr>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>${header ? `<Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/>` : ''}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${headerRelation}${relations}</Relationships>`,
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}${section}</w:body></w:document>`,
    ...(header && { 'word/header1.xml': `<w:hdr ${NAMES}>${header}</w:hdr>` }),
    ...also,
  }
  const file = new Map<string, Uint8Array>()
  for (const [name, text] of Object.entries(parts)) file.set(name, new TextEncoder().encode(text))
  return storedZip(file)
}

/** A paragraph; each piece is a run of its own, as Word leaves them after somebody has typed. */
export function paragraph(...pieces: string[]): string {
  const runs = pieces.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`)
  return `<w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>`
}

/** A table of these rows of cells. */
export function table(...rows: string[][]): string {
  const cells = (row: string[]) => row.map((text) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`).join('')
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

/** A relation that leads out of the file. */
export function outside(type: string, target: string): string {
  return `<Relationship Id="x1" Type="${RELATIONS}/${type}" Target="${target}" TargetMode="External"/>`
}

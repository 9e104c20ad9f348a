import type { IParagraphOptions, Paragraph, Table, TableCell } from 'docx'
import { formatDay } from '../kernel/day.ts'
import { type AnnexGroup, documentHead } from './annex.ts'
import { actLine, annexLines, type DecisionPaper, numberedPoints, signatureParts } from './paper.ts'

/** Millimetres in twentieths of a point, which Word wants whole, and points of type in half-points. */
const mm = (millimetres: number) => Math.round(millimetres * 56.6929)
const pt = (points: number) => points * 2

/** Widths of the annex columns in millimetres, on A4 lying with 20 mm at the sides; the documents' head is theirs. */
const COLUMNS = [
  { head: '№ з/п', width: 12 },
  { head: null, width: 32 },
  { head: 'Назва', width: 84 },
  { head: 'Відповідальний', width: 52 },
  { head: 'Стан виконання, підстава', width: 47 },
  { head: 'Примітка', width: 30 },
] as const

/** The lines of a decision as they stand on paper; of a form, its places. */
export interface DecisionLines {
  /** «проєкт», while it is one */
  draft: string | null
  letterhead: readonly string[]
  /** «від 28.04.2023 № 512», and where */
  act: string
  title: string
  preamble: string
  points: readonly string[]
  signature: readonly [post: string, name: string]
  annexLines: readonly string[]
  annexTitle: string
  annexSignature: readonly [post: string, name: string]
  /** the table, or the place where it comes */
  annex: readonly AnnexGroup[] | string
}

/** The decision with its annex as a Word file. */
export function wordFile(paper: DecisionPaper): Promise<ArrayBuffer> {
  return wordFileOfLines(paper.title, decisionLines(paper))
}

export function decisionLines(paper: DecisionPaper): DecisionLines {
  return {
    draft: paper.number === null ? 'проєкт' : null,
    letterhead: paper.letterhead,
    act: paper.place ? `${actLine(paper)}\u2003\u2003${paper.place}` : actLine(paper),
    title: paper.title,
    preamble: paper.preamble,
    points: numberedPoints(paper.points),
    signature: signatureParts(paper.signedBy),
    annexLines: annexLines(paper),
    annexTitle: paper.annexTitle,
    annexSignature: signatureParts(paper.annexSignedBy),
    annex: paper.groups,
  }
}

/** Lines in the form of ДСТУ 4163:2020; a part of them alone, to be taken from there. The library is loaded only here. */
export async function wordFileOfLines(
  title: string,
  lines: DecisionLines,
  part?: 'points' | 'annex',
): Promise<ArrayBuffer> {
  const word = await import('docx')
  const { AlignmentType, PageOrientation, TabStopType } = word
  const size = { width: mm(210), height: mm(297) }

  const line = (text: string, options: IParagraphOptions = {}, bold = false): Paragraph =>
    new word.Paragraph({ ...options, children: [new word.TextRun({ text, bold })] })
  const centred = (text: string) => line(text, { alignment: AlignmentType.CENTER }, true)
  const gap = () => line('')
  const indented = (text: string) =>
    line(text, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(10) } })
  const signature = ([post, name]: readonly [string, string], width: number) =>
    new word.Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: mm(width) }],
      spacing: { before: 480 },
      keepLines: true,
      children: [new word.TextRun(`${post}\t${name}`)],
    })
  const points = () => lines.points.map(indented)
  const annex = () => (typeof lines.annex === 'string' ? line(lines.annex) : annexTable(lines.annex))
  if (part) {
    const children = part === 'points' ? points() : [annex()]
    return word.Packer.toArrayBuffer(new word.Document({ sections: [{ children }] }))
  }
  // The number of the page stands above from the second page on.
  const header = new word.Header({
    children: [
      new word.Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new word.TextRun({ children: [word.PageNumber.CURRENT] })],
      }),
    ],
  })
  const margin = { top: mm(20), bottom: mm(20), header: mm(10) }

  const file = new word.Document({
    title,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: pt(14), language: { value: 'uk-UA' } } } },
    },
    sections: [
      {
        properties: { titlePage: true, page: { size, margin: { ...margin, left: mm(30), right: mm(10) } } },
        headers: { default: header, first: new word.Header({ children: [line('')] }) },
        children: [
          ...(lines.draft ? [line(lines.draft, { alignment: AlignmentType.RIGHT })] : []),
          ...lines.letterhead.map(centred),
          gap(),
          centred('РІШЕННЯ'),
          gap(),
          line(lines.act),
          gap(),
          line(lines.title, { indent: { right: mm(95) } }, true),
          gap(),
          indented(lines.preamble),
          ...points(),
          signature(lines.signature, 170),
        ],
      },
      {
        properties: {
          page: {
            size: { ...size, orientation: PageOrientation.LANDSCAPE },
            margin: { ...margin, left: mm(20), right: mm(20) },
          },
        },
        headers: { default: header },
        children: [
          ...lines.annexLines.map((text) => line(text, { indent: { left: mm(175) } })),
          gap(),
          centred('ПЕРЕЛІК'),
          centred(lines.annexTitle),
          gap(),
          annex(),
          signature(lines.annexSignature, 257),
        ],
      },
    ],
  })
  return word.Packer.toArrayBuffer(file)

  function annexTable(groups: readonly AnnexGroup[]): Table {
    const several = groups.length > 1
    return new word.Table({
      layout: word.TableLayoutType.FIXED,
      width: { size: mm(COLUMNS.reduce((sum, { width }) => sum + width, 0)), type: word.WidthType.DXA },
      columnWidths: COLUMNS.map(({ width }) => mm(width)),
      rows: [
        new word.TableRow({
          tableHeader: true,
          children: COLUMNS.map(({ head }, at) => cell(head ?? documentHead(groups), at, true)),
        }),
        ...groups.flatMap(({ genitive, rows }) => [
          ...(several ? [new word.TableRow({ cantSplit: true, children: [groupCell(genitive)] })] : []),
          ...rows.map(
            (row) =>
              new word.TableRow({
                cantSplit: true,
                children: [
                  String(row.place),
                  `№ ${row.number} від ${formatDay(row.date)}`,
                  row.title,
                  row.responsible,
                  row.state,
                  row.note,
                ].map((text, at) => cell(text, at)),
              }),
          ),
        ]),
      ],
    })
  }

  function cell(text: string, at: number, head = false): TableCell {
    const alignment = head || at === 0 ? AlignmentType.CENTER : AlignmentType.LEFT
    return new word.TableCell({
      width: { size: mm(COLUMNS[at]!.width), type: word.WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [
        new word.Paragraph({ alignment, children: [new word.TextRun({ text, size: pt(12), bold: head })] }),
      ],
    })
  }

  function groupCell(genitive: string): TableCell {
    return new word.TableCell({
      columnSpan: COLUMNS.length,
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [
        new word.Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [new word.TextRun({ text: `Перелік ${genitive}`, size: pt(12), bold: true })],
        }),
      ],
    })
  }
}

import type { IParagraphOptions, Paragraph, Table } from 'docx'
import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import {
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  plainCell,
  type ReportPaper,
  rowsOfPaper,
} from './paper.ts'

/** Millimetres in twentieths of a point, which Word wants whole, and points of type in half-points. */
const mm = (millimetres: number) => Math.round(millimetres * 56.6929)
const pt = (points: number) => points * 2

/** Rows of all tables together: about 400 sheets. */
const MOST_ROWS = 5000

/** Margins of ДСТУ 4163:2020 in millimetres. */
const MARGIN = { top: 20, bottom: 20, left: 30, right: 10 }

/** A report as a Word file on A4; heads of tables are repeated on every page. Refuses what no Word would open. The library is loaded only here. */
export async function wordFile(paper: ReportPaper): Promise<Result<Uint8Array>> {
  const refusal = tooLongForWord(paper)
  if (refusal) return reject(refusal)
  const word = await import('docx')
  const { AlignmentType, PageOrientation, TabStopType } = word
  const { line, set } = setting(word)
  const width = (paper.upright ? 210 : 297) - MARGIN.left - MARGIN.right
  const header = new word.Header({
    children: [
      new word.Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new word.TextRun({ children: [word.PageNumber.CURRENT] })],
      }),
    ],
  })
  const file = new word.Document({
    title: paper.name,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: pt(14), language: { value: 'uk-UA' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: paper.upright ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
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
        headers: { default: header, first: new word.Header({ children: [line('')] }) },
        children: [
          line(paper.organization, { alignment: AlignmentType.CENTER }),
          ...(paper.addressee
            ? [line(paper.addressee, { indent: { left: mm(100) }, spacing: { before: 240, after: 240 } })]
            : []),
          ...paper.heading.map((text) => line(text, { alignment: AlignmentType.CENTER }, true)),
          line(paper.asOf, { alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
          ...(paper.subject
            ? [line(paper.subject, { indent: { right: mm(width / 2) }, spacing: { after: 240 } }, true)]
            : []),
          ...paper.blocks.flatMap(set),
          ...(paper.signedBy
            ? [
                new word.Paragraph({
                  tabStops: [{ type: TabStopType.RIGHT, position: mm(width) }],
                  spacing: { before: 480 },
                  keepLines: true,
                  children: [new word.TextRun(`${paper.signedBy}\t____________________`)],
                }),
              ]
            : []),
          ...(paper.annexes ? [line('', { pageBreakBefore: true }), ...paper.annexes.flatMap(set)] : []),
        ],
      },
    ],
  })
  const bytes = await word.Packer.toArrayBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: properties(paper.name) },
  ])
  return done(new Uint8Array(bytes))
}

/** The words and tables alone, as a Word file to take them from; null where there are none. */
export async function wordFileOfBlocks(blocks: readonly PaperBlock[]): Promise<Uint8Array | null> {
  if (blocks.length === 0) return null
  const word = await import('docx')
  const file = new word.Document({ sections: [{ children: blocks.flatMap(setting(word).set) }] })
  return new Uint8Array(await word.Packer.toArrayBuffer(file))
}

/** Whether it has more rows than Word opens, all tables together. */
export function tooLongForWord(paper: Pick<ReportPaper, 'blocks' | 'annexes'>): Refusal | null {
  const rows = rowsOfPaper(paper)
  return rows > MOST_ROWS ? { code: 'too-long-for-word', facts: { rows, most: MOST_ROWS } } : null
}

/** How a line, a paragraph and a table are set. */
function setting(word: typeof import('docx')) {
  const { AlignmentType } = word

  return { line, set }

  function line(text: string, options: IParagraphOptions = {}, bold = false): Paragraph {
    return new word.Paragraph({ ...options, children: [new word.TextRun({ text, ...(bold && { bold }) })] })
  }

  function set(block: PaperBlock): (Paragraph | Table)[] {
    return block.kind === 'text'
      ? [
          line(
            block.text,
            {
              alignment: AlignmentType.JUSTIFIED,
              indent: { firstLine: mm(10) },
              ...(block.strong && { keepNext: true, spacing: { before: 200 } }),
            },
            block.strong,
          ),
        ]
      : [
          line(block.name, { spacing: { before: 240, after: 120 }, keepNext: true }, true),
          table(block),
          // Low, so that a table that fills its sheet is not followed by an empty one.
          line('', { spacing: { line: 20, after: 120, lineRule: word.LineRuleType.EXACT } }),
        ]
  }

  function table({ columns, rows, total }: PaperTable): Table {
    const cells = (row: readonly PaperCell[], bold = false) =>
      row
        .map(plainCell)
        .map((value, at) => cell(shown(value), at, bold, typeof value === 'string' && !columns[at]!.centred))
    const cell = (text: string, at: number, bold: boolean, words: boolean, points = 11) =>
      new word.TableCell({
        width: { size: mm(columns[at]!.width), type: word.WidthType.DXA },
        margins: { left: 80, right: 80, top: 40, bottom: 40 },
        children: [
          new word.Paragraph({
            alignment: words ? AlignmentType.LEFT : AlignmentType.CENTER,
            children: [new word.TextRun({ text, size: pt(points), bold })],
          }),
        ],
      })
    return new word.Table({
      layout: word.TableLayoutType.FIXED,
      width: { size: mm(columns.reduce((sum, { width }) => sum + width, 0)), type: word.WidthType.DXA },
      columnWidths: columns.map(({ width }) => mm(width)),
      rows: [
        new word.TableRow({
          tableHeader: true,
          cantSplit: true,
          // Small enough for «Прострочено» to stand in one line.
          children: columns.map(({ head }, at) => cell(head, at, true, false, 9)),
        }),
        ...rows.map((row) => new word.TableRow({ cantSplit: true, children: cells(row) })),
        ...(total ? [new word.TableRow({ cantSplit: true, children: cells(total, true) })] : []),
      ],
    })
  }
}

// The library would put the instant of making in: a paper of the same question would be another file each time.
function properties(title: string): string {
  const escaped = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title></cp:coreProperties>`
}

function shown(value: string | number | null): string {
  return value === null ? '—' : String(value)
}

import type { IParagraphOptions, Paragraph, Table, TableCell } from 'docx'
import { formatDay } from '../../kernel/day.ts'
import { groupTitles } from './group-titles.ts'
import { itemTitle, termWords } from './item-text.ts'
import type { LetterPaper, PaperItem, PaperTable } from './letter-paper.ts'

/** Millimetres in twentieths of a point, which Word wants whole, and points of type in half-points. */
const mm = (millimetres: number) => Math.round(millimetres * 56.6929)
const pt = (points: number) => points * 2

const WIDTH = 170
/** Widths of the columns of the letter's table in millimetres. */
const COLUMNS = [
  { head: '№ з/п', width: 11 },
  { head: 'Документ', width: 35 },
  { head: 'Пункт і зміст, що очікується', width: 72 },
  { head: 'Строк', width: 27 },
  { head: 'Стан', width: 25 },
] as const

/** A letter as a Word file, on the sheet of ДСТУ 4163:2020. The library is loaded only here. */
export async function wordFile(paper: LetterPaper): Promise<ArrayBuffer> {
  const word = await import('docx')
  const { AlignmentType, TabStopType } = word
  const line = (text: string, options: IParagraphOptions = {}, bold = false): Paragraph =>
    new word.Paragraph({ ...options, children: [new word.TextRun({ text, bold })] })
  const gap = () => line('')
  const { letterhead, day, number, addressee, heading, signature, writer } = paper

  const file = new word.Document({
    title: heading,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: pt(14), language: { value: 'uk-UA' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(10), header: mm(10) },
          },
        },
        // The number of the page stands above from the second page on.
        headers: {
          first: new word.Header({ children: [gap()] }),
          default: new word.Header({
            children: [
              new word.Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new word.TextRun({ children: [word.PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          ...letterhead.map((text, at) => line(text, { alignment: AlignmentType.CENTER }, at === 0)),
          gap(),
          line(`${formatDay(day)}${number === null ? '' : ` № ${number}`}`),
          gap(),
          ...addressee.map((text) => line(text, { indent: { left: mm(90) } })),
          gap(),
          line(heading, { indent: { right: mm(85) } }, true),
          gap(),
          ...paper.blocks.flatMap((block): (Paragraph | Table)[] => {
            switch (block.as) {
              case 'salutation':
                return [line(block.text, { alignment: AlignmentType.CENTER, spacing: { after: 160 } })]
              case 'paragraph':
                return [
                  line(block.text, {
                    alignment: AlignmentType.JUSTIFIED,
                    indent: { firstLine: mm(10) },
                    spacing: { after: 120 },
                  }),
                ]
              case 'items':
                return paper.groups.length > 0 ? [itemsTable(), gap()] : []
              case 'tables':
                return paper.tables.flatMap((table) => [
                  line(table.title, { keepNext: true, spacing: { before: 160, after: 80 } }, true),
                  figuresTable(table),
                  gap(),
                ])
              default:
                return block satisfies never
            }
          }),
          new word.Paragraph({
            tabStops: [{ type: TabStopType.RIGHT, position: mm(WIDTH) }],
            spacing: { before: 480 },
            keepLines: true,
            children: [new word.TextRun(`${signature.post}\t${signature.name}`)],
          }),
          ...(writer
            ? [
                new word.Paragraph({
                  spacing: { before: 480 },
                  children: [new word.TextRun({ text: writer, size: pt(10) })],
                }),
              ]
            : []),
        ],
      },
    ],
  })
  return word.Packer.toArrayBuffer(file)

  function itemsTable(): Table {
    let place = 0
    return tableOf(
      COLUMNS.map(({ width }) => width),
      [
        new word.TableRow({
          tableHeader: true,
          children: COLUMNS.map(({ head, width }) => cell([{ text: head, bold: true }], width, true)),
        }),
        ...paper.groups.flatMap(({ name, items }) => [
          new word.TableRow({
            cantSplit: true,
            children: [
              new word.TableCell({
                columnSpan: COLUMNS.length,
                margins: MARGINS,
                children: [small(`${groupTitles[name]} (${items.length})`, true, true)],
              }),
            ],
          }),
          ...items.map((item) => itemRow(item, ++place)),
        ]),
      ],
    )
  }

  function itemRow(item: PaperItem, place: number) {
    const cells: Piece[][] = [
      [{ text: String(place) }],
      [{ text: itemTitle({ ...item, point: '' }) }],
      [
        { text: `${item.point ? `п. ${item.point}. ` : ''}${item.text}` },
        ...(item.news ? [{ text: item.news }] : []),
        { text: item.expected, italics: true },
        ...(item.why.length > 0 ? [{ text: `Чому цей строк: ${item.why.join(' ')}`, size: 9 }] : []),
      ],
      [{ text: termWords(item) }],
      [{ text: item.standing }],
    ]
    return new word.TableRow({
      cantSplit: true,
      children: cells.map((pieces, at) => cell(pieces, COLUMNS[at]!.width, at === 0)),
    })
  }

  function figuresTable({ heads, rows, total }: PaperTable): Table {
    const first = Math.min(74, WIDTH - 28 * (heads.length - 1))
    const widths = heads.map((_, at) => (at === 0 ? first : (WIDTH - first) / (heads.length - 1)))
    const row = (cells: string[], bold = false, header = false) =>
      new word.TableRow({
        tableHeader: header,
        cantSplit: true,
        children: cells.map((text, at) => cell([{ text, bold }], widths[at]!, header || /^\d+$/.test(text))),
      })
    return tableOf(widths, [
      row(heads, true, true),
      ...rows.map((cells) => row(cells)),
      ...(total ? [row(total, true)] : []),
    ])
  }

  function tableOf(widths: number[], rows: InstanceType<typeof word.TableRow>[]): Table {
    return new word.Table({
      layout: word.TableLayoutType.FIXED,
      width: { size: mm(WIDTH), type: word.WidthType.DXA },
      columnWidths: widths.map(mm),
      rows,
    })
  }

  function cell(pieces: Piece[], width: number, centred = false): TableCell {
    return new word.TableCell({
      width: { size: mm(width), type: word.WidthType.DXA },
      margins: MARGINS,
      children: pieces.map(
        ({ text, bold = false, italics = false, size = 11 }) =>
          new word.Paragraph({
            alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [new word.TextRun({ text, size: pt(size), bold, italics })],
          }),
      ),
    })
  }

  function small(text: string, bold: boolean, keepNext: boolean): Paragraph {
    return new word.Paragraph({ keepNext, children: [new word.TextRun({ text, size: pt(11), bold })] })
  }
}

interface Piece {
  text: string
  bold?: boolean
  italics?: boolean
  size?: number
}

const MARGINS = { left: 70, right: 70, top: 40, bottom: 40 }

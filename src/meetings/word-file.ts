import type { IParagraphOptions, Paragraph } from 'docx'
import type { PaperLine } from './paper.ts'

/** Millimetres in twentieths of a point, which Word wants whole, and points of type in half-points. */
const mm = (millimetres: number) => Math.round(millimetres * 56.6929)
const pt = (points: number) => points * 2

/** The lines of a protocol, an extract or an agenda as a Word file. The library is loaded only here. */
export async function wordFile(title: string, lines: readonly PaperLine[]): Promise<ArrayBuffer> {
  const word = await import('docx')
  const { AlignmentType, TabStopType } = word
  const paragraph = (text: string, options: IParagraphOptions = {}, bold = false): Paragraph =>
    new word.Paragraph({ ...options, children: [new word.TextRun({ text, bold })] })
  const tabStops = [{ type: TabStopType.RIGHT, position: mm(170) }]
  const file = new word.Document({
    title,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: pt(14), language: { value: 'uk-UA' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(10) },
          },
        },
        children: lines.map(set),
      },
    ],
  })
  return word.Packer.toArrayBuffer(file)

  function set({ as, text, right = '' }: PaperLine): Paragraph {
    switch (as) {
      case 'head':
        return paragraph(text, { alignment: AlignmentType.CENTER }, true)
      case 'sides':
        return paragraph(`${text}\t${right}`, { tabStops, spacing: { before: 240, after: 240 } })
      case 'signature':
        return paragraph(`${text}\t${right}`, { tabStops, spacing: { before: 480 }, keepLines: true })
      case 'strong':
        return paragraph(text, { spacing: { before: 240 }, keepNext: true }, true)
      case 'plain':
        return paragraph(text)
      case 'indented':
        return paragraph(text, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(10) } })
      default:
        return as satisfies never
    }
  }
}

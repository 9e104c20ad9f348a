import { formatDay } from '../../kernel/day.ts'
import { line, type Paper, paragraph, type SheetBlock, type SheetTable } from '../../print/paper.ts'
import { groupTitles } from './group-titles.ts'
import { itemTitle, termWords } from './item-text.ts'
import type { LetterContent, LetterItem, LetterTable } from './letter-content.ts'

/** A letter on paper; links to answer by are in the mail alone. */
export function paperOfLetter(letter: LetterContent): Paper {
  const { letterhead, day, number, addressee, heading, signature, writer } = letter
  const [organization = '', ...departments] = letterhead
  return {
    title: heading,
    sheets: [
      {
        blocks: [
          line('heading', organization),
          ...departments.map((text) => line('letterhead', text)),
          line('sides', `${formatDay(day)}${number === null ? '' : ` № ${number}`}`),
          line('addressee', addressee.join('\n')),
          line('subject', heading),
          ...letter.blocks.flatMap((block): SheetBlock[] => {
            switch (block.as) {
              case 'salutation':
                return [line('centred', block.text)]
              case 'paragraph':
                return [paragraph(block.text)]
              case 'items':
                return letter.groups.length > 0 ? [itemsTable(letter)] : []
              case 'tables':
                return letter.tables.map(figuresTable)
              default:
                return block satisfies never
            }
          }),
          line('signature', signature.post, signature.name),
          ...(writer ? [line('writer', writer)] : []),
        ],
      },
    ],
  }
}

function itemsTable({ groups }: LetterContent): SheetTable {
  const items = groups.flatMap((group) => group.items)
  return {
    kind: 'table',
    name: 'Завдання, про які лист',
    nameless: true,
    points: 11,
    columns: [
      { head: '№ з/п', width: 11, centred: true },
      { head: 'Документ', width: 35 },
      { head: 'Пункт і зміст, що очікується', width: 72 },
      { head: 'Строк', width: 27 },
      { head: 'Стан', width: 25 },
    ],
    groups: groups.map((group) => ({
      before: items.indexOf(group.items[0]!),
      title: `${groupTitles[group.name]} (${group.items.length})`,
    })),
    rows: items.map((item, at) => [
      at + 1,
      itemTitle({ ...item, point: '' }),
      itemParagraphs(item),
      termWords(item),
      item.standing,
    ]),
  }
}

function itemParagraphs({ point, text, news, expected, why }: LetterItem) {
  return [
    { text: `${point ? `п. ${point}. ` : ''}${text}` },
    ...(news ? [{ text: news }] : []),
    { text: expected, as: 'italic' as const },
    ...(why.length > 0 ? [{ text: `Чому цей строк: ${why.join(' ')}`, as: 'small' as const }] : []),
  ]
}

/** Between the margins of an upright sheet, in millimetres. */
const WIDTH = 170

function figuresTable({ title, heads, rows, total }: LetterTable): SheetTable {
  const first = Math.min(74, WIDTH - 28 * (heads.length - 1))
  const cells = (row: readonly string[]) => row.map((text) => (/^\d+$/.test(text) ? Number(text) : text))
  return {
    kind: 'table',
    name: title,
    points: 11,
    columns: heads.map((head, at) => ({
      head,
      width: at === 0 ? first : (WIDTH - first) / (heads.length - 1),
    })),
    rows: rows.map(cells),
    ...(total && { total: cells(total) }),
  }
}

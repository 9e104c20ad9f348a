import { formatDay } from '../../kernel/day.ts'
import { groupTitles } from './group-titles.ts'
import {
  answerable,
  expectedAfterWord,
  howToAnswer,
  itemTitle,
  statusAfterTerm,
  termWords,
} from './item-text.ts'
import type { LetterContent, LetterItem, LetterTable } from './letter-content.ts'

const WIDTH = 72
const RIGHT = 36

/** A letter for readers of plain text: no line longer than 72 signs, nothing that needs a wide screen. */
export function renderText(paper: LetterContent): string {
  const { letterhead, day, number, addressee, heading, blocks, signature, writer } = paper
  const lines = [
    ...letterhead.flatMap((line) => wrap(line)),
    '',
    `${formatDay(day)}${number === null ? '' : ` № ${number}`}`,
    '',
    ...addressee.flatMap((line) => wrap(line, ' '.repeat(RIGHT))),
    '',
    ...wrap(heading),
    '',
    ...blocks.flatMap((block) => {
      switch (block.as) {
        case 'items':
          return itemLines(paper)
        case 'tables':
          return paper.tables.flatMap(tableLines)
        default:
          return [...wrap(block.text), '']
      }
    }),
    ...signatureLines(signature),
    ...(writer ? ['', ...wrap(writer)] : []),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replaceAll('\u00a0', ' ')}\n`
}

function itemLines(paper: LetterContent): string[] {
  const { groups, tables } = paper
  if (groups.length === 0) return []
  let place = 0
  return [
    ...(tables.length > 0 ? ['ЗАВДАННЯ, ЩО ПОТРЕБУЮТЬ ВАШОЇ УВАГИ', ''] : []),
    ...wrap(howToAnswer(paper) ?? ''),
    '',
    ...groups.flatMap(({ name, items }) => [
      `${groupTitles[name].toLocaleUpperCase('uk')} (${items.length})`,
      '',
      ...items.flatMap((item) => oneItem(item, ++place)),
    ]),
  ]
}

function oneItem(item: LetterItem, place: number): string[] {
  const labelled = (label: string, words: string) => (words ? wrap(`${label}: ${words}`, '   ') : [])
  return [
    ...wrap(`${place}. ${itemTitle(item)}`, '   ', ''),
    ...wrap(item.text, '   '),
    ...wrap(`Строк: ${[termWords(item), statusAfterTerm(item)].filter(Boolean).join(' — ')}`, '   '),
    ...wrap(item.news ?? '', '   '),
    ...labelled('Очікуємо', expectedAfterWord(item)),
    ...labelled('Чому цей строк', item.why.join(' ')),
    // The placeholder of the answer link. The link is long, so it has a line of its own that mail readers do not break.
    answerable(item) ? '   Відповісти:' : '   Переглянути:',
    `{{answer:${item.itemId}}}`,
    '',
  ]
}

function tableLines({ title, heads, rows, total }: LetterTable): string[] {
  const of = (row: string[]) =>
    heads.slice(1).map((head, at) => `${head.toLocaleLowerCase('uk')}: ${row[at + 1]}`)
  const line = (row: string[]) => [...wrap(row[0]!, ''), ...wrap(of(row).join('; '), '   ')]
  return [
    title.toLocaleUpperCase('uk'),
    '',
    ...(rows.length === 0 ? ['Немає.'] : rows.flatMap(line)),
    ...(total ? line(total) : []),
    '',
  ]
}

function signatureLines({ post, name }: LetterContent['signature']): string[] {
  if (!post && !name) return []
  const lines = wrap(post, '', '', WIDTH - RIGHT)
  const last = lines.pop() ?? ''
  return [...lines, `${last.padEnd(RIGHT)}${name}`.trimEnd()]
}

/** Words in lines of no more than the width, numbers by their signs; the first line may begin otherwise. */
function wrap(text: string, indent = '', first = indent, width = WIDTH): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return empty ? lines : [...lines, line]
}

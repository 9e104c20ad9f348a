import { raw } from 'hono/html'
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
import type { GroupName, LetterContent, LetterItem, LetterTable } from './letter-content.ts'

/**
 * A letter for mail readers: one column of tables, nothing fetched from anywhere, plain but whole where a reader drops the styles
 * of the head. Answer links are placeholders, `{{answer:ITEM_ID}}`.
 */
export function letterHtml(paper: LetterContent, subject: string): string {
  const { letterhead, day, number, addressee, heading, blocks, signature, writer } = paper
  const page = (
    <html lang="uk">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <table role="presentation" class="all" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center">
              <table role="presentation" class="letter" width="640" cellpadding="0" cellspacing="0">
                <tr>
                  <td class="in">
                    {letterhead.map((line, at) => (
                      <p class={at === 0 ? 'council' : 'office'}>{line}</p>
                    ))}
                    <p class="requisites">
                      {formatDay(day)}
                      {number !== null && ` № ${number}`}
                    </p>
                    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
                      <tr>
                        <td class="left" width="45%" />
                        <td class="to">
                          {addressee.map((line) => (
                            <p>{line}</p>
                          ))}
                        </td>
                      </tr>
                    </table>
                    <h1>{heading}</h1>
                    {blocks.map((block) => {
                      switch (block.as) {
                        case 'items':
                          return <Items paper={paper} />
                        case 'tables':
                          return paper.tables.map((table) => <Table table={table} />)
                        case 'salutation':
                          return <p class="salutation">{block.text}</p>
                        default:
                          return <p>{block.text}</p>
                      }
                    })}
                    {(signature.post || signature.name) && (
                      <table
                        role="presentation"
                        class="signature"
                        width="100%"
                        cellpadding="0"
                        cellspacing="0"
                      >
                        <tr>
                          <td>{signature.post}</td>
                          <td class="name">{signature.name}</td>
                        </tr>
                      </table>
                    )}
                    {writer && <p class="small">{writer}</p>}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}

function Items({ paper }: { paper: LetterContent }) {
  const { groups, tables } = paper
  const how = howToAnswer(paper)
  let place = 0
  return (
    <>
      {tables.length > 0 && groups.length > 0 && <h2>Завдання, що потребують Вашої уваги</h2>}
      {how && <p class="how">{how}</p>}
      {groups.map(({ name, items }) => (
        <>
          <h2 class={name}>
            {groupTitles[name]} ({items.length})
          </h2>
          {items.map((item) => (
            <Item item={item} group={name} place={++place} />
          ))}
        </>
      ))}
    </>
  )
}

function Item({ item, group, place }: { item: LetterItem; group: GroupName; place: number }) {
  return (
    <table role="presentation" class={`item ${group}`} width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td>
          <p>
            <b>
              {place}. {itemTitle(item)}
            </b>
          </p>
          <p class={item.masked ? 'small' : undefined}>{item.text}</p>
          <p>
            Строк: {termWords(item)} — <b class="standing">{statusAfterTerm(item)}</b>
          </p>
          {item.news && (
            <p>
              <b>{item.news}</b>
            </p>
          )}
          <p>
            <b>Очікуємо:</b> {expectedAfterWord(item)}
          </p>
          {item.why.length > 0 && <p class="small">Чому цей строк: {item.why.join(' ')}</p>}
          <p class="answer">
            <a href={`{{answer:${item.itemId}}}`}>
              {answerable(item) ? 'Відповісти щодо цього завдання' : 'Переглянути завдання'}
            </a>
          </p>
        </td>
      </tr>
    </table>
  )
}

function Table({ table: { title, heads, rows, total } }: { table: LetterTable }) {
  const figures = (at: number) => rows.every((row) => isFigure(row[at]!))
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>Немає.</p>
      ) : (
        <table class="figures" width="100%" cellpadding="0" cellspacing="0">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th scope="col" class={figures(at) ? 'num' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row cells={row} />
            ))}
            {total && <Row cells={total} strong />}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ cells, strong }: { cells: string[]; strong?: boolean }) {
  return (
    <tr class={strong ? 'total' : undefined}>
      {cells.map((cell) => (
        <td class={isFigure(cell) ? 'num' : undefined}>{cell}</td>
      ))}
    </tr>
  )
}

function isFigure(cell: string): boolean {
  return /^\d+$/.test(cell)
}

// Mail readers know no variables and no nesting: plain rules, dark ones repeated.
const STYLE = [
  'body{margin:0;padding:0;background:#f1f0ec;color:#1a1c1f;font:16px/1.5 Georgia,"Times New Roman",serif}',
  '.all{background:#f1f0ec}.letter{max-width:640px;background:#fff}.in{padding:32px 36px;text-align:left}',
  'p{margin:0 0 12px}.council,.office{margin:0;text-align:center;font-weight:bold}.office{font-weight:normal}',
  '.requisites{margin:16px 0}.left{width:45%}.to p{margin:0}h1{margin:24px 0 16px;font-size:16px;max-width:60%}',
  'h2{margin:24px 0 8px;font-size:15px}.salutation{text-align:center}',
  '.item{margin:0 0 12px;border-left:4px solid #8a9099}.item td{padding:2px 0 2px 12px}.item p{margin:0 0 6px}',
  '.overdue.item{border-color:#b3261e}.overdue .standing,h2.overdue{color:#b3261e}.today.item{border-color:#a35c00}',
  '.today .standing,h2.today{color:#8a4d00}.small{font-size:13px;color:#5a5f66}',
  '.answer{padding:4px 0}.answer a{display:inline-block;padding:7px 14px;border:1px solid #1d4f91;border-radius:4px;color:#1d4f91}',
  '.signature{margin:28px 0 16px}.signature td{vertical-align:bottom}.name{text-align:right;white-space:nowrap}',
  '.figures{border-collapse:collapse;font-size:14px}.figures th,.figures td{padding:5px 6px;border-bottom:1px solid #c9ccd1;text-align:left;vertical-align:top}',
  '.figures .num{text-align:right}.figures .total td{font-weight:bold}.figures th{font-size:12px}',
  // Some readers ignore max-width: the sheet is 640 wide by its attribute and shrinks only on a narrow screen.
  '@media(max-width:680px){.letter{width:100%}}',
  '@media(max-width:480px){.in{padding:20px 16px}.left{width:15%}h1{max-width:none}.figures{font-size:13px}}',
  '@media(prefers-color-scheme:dark){body,.all{background:#121417;color:#e6e7e9}.letter{background:#1b1e22}.in{color:#e6e7e9}',
  '.small{color:#a4a9b0}.answer a{border-color:#8fbcff;color:#8fbcff}.overdue.item{border-color:#ff8a80}.overdue .standing,h2.overdue{color:#ff8a80}',
  '.today.item{border-color:#ffb74d}.today .standing,h2.today{color:#ffb74d}.figures th,.figures td{border-color:#42474e}}',
  '@media print{body,.all,.letter{background:#fff;color:#000}.in{padding:0;color:#000}.answer,.how{display:none}h2{page-break-after:avoid}.item{page-break-inside:avoid}.small{color:#333}}',
].join('')

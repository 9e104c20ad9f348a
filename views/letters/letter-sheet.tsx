import { formatDay } from '../../src/kernel/day.ts'
import { groupTitles } from '../../src/letters/text/group-titles.ts'
import { itemTitle, termWords } from '../../src/letters/text/item-text.ts'
import type { LetterPaper, PaperTable } from '../../src/letters/text/letter-paper.ts'

/** A letter as it is printed; on the screen it is the preview. Links to answer by are in the mail alone. */
export function LetterSheet({ paper }: { paper: LetterPaper }) {
  const { letterhead, day, number, addressee, heading, blocks, signature, writer } = paper
  return (
    <article class="paper letter" id="paper" aria-label="Лист, як на папері">
      <div class="act">
        {letterhead.map((line) => (
          <p class="head">{line}</p>
        ))}
        <p class="act-line">
          {formatDay(day)}
          {number !== null && ` № ${number}`}
        </p>
        <div class="addressee">
          {addressee.map((line) => (
            <p>{line}</p>
          ))}
        </div>
        <p class="about">{heading}</p>
        {blocks.map((block) => {
          switch (block.as) {
            case 'items':
              return <Items paper={paper} />
            case 'tables':
              return paper.tables.map((table) => <Figures table={table} />)
            case 'salutation':
              return <p class="salutation">{block.text}</p>
            default:
              return <p class="indented">{block.text}</p>
          }
        })}
        <p class="signature">
          <span>{signature.post}</span>
          <span>{signature.name}</span>
        </p>
        {writer && <p class="writer">{writer}</p>}
      </div>
    </article>
  )
}

function Items({ paper: { groups } }: { paper: LetterPaper }) {
  let place = 0
  return (
    groups.length > 0 && (
      <div class="letter-table" tabindex={0}>
        <table class="items">
          <colgroup>
            <col class="place" />
            <col class="index" />
            <col />
            <col class="days" />
            <col class="days" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">
                № <span class="nowrap">з/п</span>
              </th>
              <th scope="col">Документ</th>
              <th scope="col">Пункт і зміст, що очікується</th>
              <th scope="col">Строк</th>
              <th scope="col">Стан</th>
            </tr>
          </thead>
          {groups.map(({ name, items }) => (
            <tbody>
              <tr class="group">
                <th scope="rowgroup" colspan={5}>
                  {groupTitles[name]} ({items.length})
                </th>
              </tr>
              {items.map((item) => (
                <tr>
                  <td>{++place}</td>
                  <td>{itemTitle({ ...item, point: '' })}</td>
                  <td>
                    <p>
                      {item.point && `п. ${item.point}. `}
                      {item.text}
                    </p>
                    {item.news && <p>{item.news}</p>}
                    <p>
                      <i>{item.expected}</i>
                    </p>
                    {item.why.length > 0 && <p class="why">Чому цей строк: {item.why.join(' ')}</p>}
                  </td>
                  <td>{termWords(item)}</td>
                  <td>{item.standing}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    )
  )
}

function Figures({ table: { title, heads, rows, total } }: { table: PaperTable }) {
  return (
    <div class="letter-table" tabindex={0}>
      <p>
        <b>{title}</b>
      </p>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...(total ? [total] : [])].map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={/^\d+$/.test(cell) ? 'num' : undefined}>{row === total ? <b>{cell}</b> : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { MOST_PRINTED, printHref } from '../../src/kernel/list-page.ts'
import { icon } from './icon.tsx'

/** A page of a list, and how to come to the others. */
export interface ListPage {
  page: number
  pageSize: number
  total: number
  /** The address of a page of this list. */
  href: (page: number) => string
}

/** Whether the list stands here to be printed, not to be paged through. */
export function isForPrinter({ pageSize }: Pick<ListPage, 'pageSize'>): boolean {
  return pageSize === MOST_PRINTED
}

/** «1–50 з 286» and links to the pages around; on paper, that it is but a page. Nothing where the list is empty. */
export function Pager(list: ListPage) {
  const { page, pageSize, total } = list
  if (total === 0) return null
  const pages = Math.ceil(total / pageSize)
  const from = (page - 1) * pageSize + 1
  const forPrinter = isForPrinter(list)
  const href = (to: number) => (forPrinter ? printHref(list.href(to)) : list.href(to))
  return (
    <nav class="pager" aria-label="Сторінки списку">
      <span>
        {from}–{Math.min(page * pageSize, total)} з {total}
        {pages > 1 && <span class="paper-word">. {onlyPart(list, pages)}</span>}
      </span>
      {pages > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a href={href(page - 1)} rel="prev">
                {icon('left')} Назад
              </a>
            </li>
          )}
          {shownPages(page, pages).map((shown, index, all) => (
            <li class={index > 0 && shown - all[index - 1]! > 1 ? 'gap' : undefined}>
              <a href={href(shown)} aria-current={shown === page ? 'page' : undefined}>
                <span class="visually-hidden">Сторінка </span>
                {shown}
              </a>
            </li>
          ))}
          {page < pages && (
            <li>
              <a href={href(page + 1)} rel="next">
                Далі {icon('right')}
              </a>
            </li>
          )}
        </ul>
      )}
      {forPrinter && (
        <a class="no-print" href={list.href(1)}>
          Показати сторінками
        </a>
      )}
    </nav>
  )
}

function onlyPart({ page, pageSize }: ListPage, pages: number): string {
  return isForPrinter({ pageSize })
    ? `Частина ${page} з ${pages}: за раз друкується не більше ${pageSize} рядків; увесь список цілим — у файлі Excel.`
    : `Надруковано лише сторінку ${page} з ${pages}.`
}

function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages]
  return [...new Set(near)].filter((shown) => shown >= 1 && shown <= pages)
}

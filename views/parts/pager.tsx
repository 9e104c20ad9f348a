import { icon } from './icon.tsx'

interface PagerProps {
  page: number
  pageSize: number
  total: number
  /** The address of a page of this list. */
  href: (page: number) => string
}

/** «1–50 з 286» and links to the pages around. Nothing where the list is empty. */
export function Pager({ page, pageSize, total, href }: PagerProps) {
  if (total === 0) return null
  const pages = Math.ceil(total / pageSize)
  const from = (page - 1) * pageSize + 1
  return (
    <nav class="pager" aria-label="Сторінки списку">
      <span>
        {from}–{Math.min(page * pageSize, total)} з {total}
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
    </nav>
  )
}

function shownPages(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages]
  return [...new Set(near)].filter((shown) => shown >= 1 && shown <= pages)
}

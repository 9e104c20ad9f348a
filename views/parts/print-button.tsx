import { printHref } from '../../src/kernel/list-page.ts'
import { icon } from './icon.tsx'
import { isForPrinter, type ListPage } from './pager.tsx'

/** Prints this page; shown only where scripts run. Of a list that has more pages it opens, and prints, all of it. */
export function PrintButton({ list }: { list?: ListPage }) {
  if (list && !isForPrinter(list) && list.total > list.pageSize)
    return (
      <a class="btn" href={printHref(list.href(1))} title="Увесь список, не лише ця сторінка">
        {icon('print')} Друк
      </a>
    )
  return (
    <button class="btn js-only" type="button" data-print={list && isForPrinter(list) ? 'now' : true}>
      {icon('print')} Друк
    </button>
  )
}

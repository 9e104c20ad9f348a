/** Rows of a list on one page of the screen. */
export const PAGE_SIZE = 50
/** Counting stops here: a longer list is not paged through, and the answer is «понад 10 000». */
export const MOST_COUNTED = 10_000
/** Rows of a list that come to the printer at once: two hundred sheets; a longer one is printed in parts. */
export const MOST_PRINTED = 3000

/** How many rows a page of a list is to hold, as its address says: «print=yes» asks for the list whole. */
export function pageSizeOf(query: URLSearchParams): number {
  return query.get('print') === 'yes' ? MOST_PRINTED : PAGE_SIZE
}

/** The address of a list as it is opened to be printed. */
export function printHref(list: string): string {
  return `${list}${list.includes('?') ? '&' : '?'}print=yes`
}

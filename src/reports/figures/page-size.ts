/** Rows on a page of what a figure counts. */
export const PAGE_SIZE = 50

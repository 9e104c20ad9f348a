import { hrefOf, pageOf } from '../kernel/address.ts'
import { type Day, formatDay, parseDay } from '../kernel/day.ts'

/** Where a document stands: all its tasks left control, some are on it, none ever was; or it is annulled. */
export const documentStates = {
  'on-control': 'на контролі',
  removed: 'знято з контролю',
  'not-on-control': 'не на контролі',
  annulled: 'анульовано',
} as const
export type DocumentStateFilter = keyof typeof documentStates

/** Which documents a list shows; what is absent narrows nothing. */
export interface DocumentFilter {
  kind?: string
  state?: DocumentStateFilter
  department?: string
  controller?: string
  /** registration days, both ends included */
  from?: Day
  to?: Day
  text?: string
}

export interface DocumentListQuestion {
  filter: DocumentFilter
  order: 'registered' | '-registered'
  page: number
}

const LONGEST_SEARCH = 200

/** Reads the address of a list; what makes no sense there is as if it were absent. */
export function readDocumentQuestion(query: URLSearchParams): DocumentListQuestion {
  const text = (name: string) => query.get(name)?.trim().slice(0, LONGEST_SEARCH) || undefined
  const state = text('state')
  return {
    filter: {
      kind: text('kind'),
      state: state && Object.hasOwn(documentStates, state) ? (state as DocumentStateFilter) : undefined,
      department: text('department'),
      controller: text('controller'),
      from: parseDay(text('from') ?? '') ?? undefined,
      to: parseDay(text('to') ?? '') ?? undefined,
      text: text('text'),
    },
    order: text('order') === 'registered' ? 'registered' : '-registered',
    page: pageOf(text('page')),
  }
}

/** The address of a list: the same question as text. */
export function documentListHref({ filter, order, page }: DocumentListQuestion): string {
  return hrefOf('/documents', {
    text: filter.text,
    kind: filter.kind,
    state: filter.state,
    department: filter.department,
    controller: filter.controller,
    from: filter.from && formatDay(filter.from),
    to: filter.to && formatDay(filter.to),
    order: order === '-registered' ? undefined : order,
    page: page > 1 ? String(page) : undefined,
  })
}

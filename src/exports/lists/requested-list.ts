import type { Actor } from '../../access/actor.ts'
import { hrefOf } from '../../kernel/address.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { ListColumn, ListRow } from '../../print/list-table.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { listOfDocuments } from './list-of-documents.ts'
import { listOfFigure } from './list-of-figure.ts'
import { listOfTasks } from './list-of-tasks.ts'

/** A whole list of the register, all pages of it, as one person sees it on a day. */
export interface RequestedList {
  /** of its first page: what tells two lists apart */
  address: string
  name: string
  columns: readonly ListColumn[]
  /** what it is narrowed by, in words */
  conditions: string
  /** its rows by their ids, in order; so many at most, where that is said */
  ids(most?: number): Promise<string[]>
  /** these rows, as many as there are ids; as known on that instant where the list can tell, else as they are */
  rows(ids: readonly string[], knownOn?: Instant): Promise<ListRow[]>
}

/** The person and the day of a request; `reports` of the context is read, so that long reading does not block other people. */
export interface ListRequest {
  context: ReportsContext
  actor: Actor
  today: Day
}

/** The list that has this address; undefined where no list does. */
export async function requestedList(
  request: ListRequest,
  address: string,
): Promise<RequestedList | undefined> {
  const url = URL.parse(address, 'http://register')
  if (!url || hrefOf(url.pathname, {}) !== address.split('?')[0]) return undefined
  const { pathname, searchParams } = url
  if (pathname === '/tasks') return listOfTasks(request, searchParams)
  if (pathname === '/documents') return listOfDocuments(request, searchParams)
  return listOfFigure(request, pathname, searchParams)
}

import type { Task } from './store.ts'

/** Where a POST takes back what has just happened to the task, for a minute; `back` is where one goes on from. */
export function undoPath({ row }: Task, back: string): string {
  return `/tasks/${row.id}/undoings/${row.seq}?back=${encodeURIComponent(back)}`
}

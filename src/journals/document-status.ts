import { plural } from '../kernel/plural.ts'

/** How many tasks of a document are where. */
export interface DocumentTasks {
  annulled: boolean
  tasks: number
  placed: number
  pending: number
  overdue: number
  removed: number
}

/** How a document stands as a whole, in the kinds and words of the state badges. */
export function documentStatus({ annulled, tasks, placed, pending, overdue, removed }: DocumentTasks) {
  if (annulled) return { kind: 'annulled' as const, label: 'анульовано' }
  if (tasks === 0 || placed === 0) return { kind: 'not-on-control' as const, label: 'не на контролі' }
  if (overdue > 0)
    return {
      kind: 'overdue' as const,
      label: placed === 1 ? 'прострочено' : `${overdue} з ${placed} прострочено`,
    }
  if (removed === placed) return { kind: 'removed' as const, label: 'знято з контролю' }
  if (pending === 0) return { kind: 'done' as const, label: 'виконано, на контролі' }
  const words = plural(pending, 'завдання', 'завдання', 'завдань')
  return { kind: 'open' as const, label: `на контролі: ${pending} ${words}` }
}

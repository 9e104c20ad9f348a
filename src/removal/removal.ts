import type { DocumentRow } from '../journals/store.ts'
import { type Day, formatDay, type Instant } from '../kernel/day.ts'
import type { ExecutionChoice } from '../tasks/fact.ts'
import type { Task } from '../tasks/store.ts'
import type { AnnexGroup } from './annex.ts'
import type { Block, Point } from './block.ts'
import type { GroundName } from './ground.ts'

/** What the drafter writes: everything of the decision but its annex. */
export interface Wording {
  title: string
  preamble: string
  /** the points of the decision, a line each */
  points: string
  /** «м. Зоряне» */
  place: string
  /** post and name: «Міський голова Олег ПЕТРЕНКО» */
  signedBy: string
  annexSignedBy: string
}

/** A point of the annex with its task as it is now. */
export interface RemovalItem {
  task: Task
  document: DocumentRow
  /** the lead executor, as the annex names him */
  responsible: string
  ground: GroundName
  /** the history that was looked at */
  seq: number
  blocks: Block[]
  /** the points of its document that stay on control */
  staying: Point[]
}

export interface Adoption {
  number: string
  on: Day
  /** the decision itself, where it is registered here */
  documentId: string | null
  /** as it was adopted */
  annex: AnnexGroup[]
}

export interface Reversal {
  number: string
  on: Day
  reason: string
  /** how many points it returned to control */
  tasks: number
  /** the choice of execution; null where none was made */
  execution: ExecutionChoice | null
}

/** A decision on removal: a draft until it is adopted, undone only by an act. */
export interface Removal {
  id: string
  version: number
  recordedAt: Instant
  wording: Wording
  /** in register order */
  items: RemovalItem[]
  adoption: Adoption | null
  reversal: Reversal | null
}

/** «№ 82 від 31.01.2026, п. 1»: how a refusal names an item. */
export function itemName({ task, document }: Pick<RemovalItem, 'task' | 'document'>): string {
  const index = `№ ${document.number} від ${formatDay(document.registered_on)}`
  return task.row.point ? `${index}, п. ${task.row.point}` : index
}

/** The most points of one decision. */
export const MOST_ITEMS = 2000

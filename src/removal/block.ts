import { onControl } from '../deadlines/on-control.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import { isActOf } from '../tasks/acts.ts'
import { stageOfRow } from '../tasks/stage.ts'
import type { Task, TaskRow } from '../tasks/store.ts'
import type { GroundName } from './ground.ts'

const LONGEST_NAME = 60

/** What of a task decides whether it may leave control. */
export type Point = Pick<
  TaskRow,
  | 'id'
  | 'parent_id'
  | 'point'
  | 'text'
  | 'seq'
  | 'placed_on'
  | 'removed_on'
  | 'executed_on'
  | 'completeness'
  | 'reported_on'
  | 'due_day'
>

/** Why a task may not be removed by a decision. */
export type Block =
  | { kind: 'annulled' }
  | { kind: 'not-on-control' }
  | { kind: 'removed'; on: Day }
  | { kind: 'report-waiting' }
  | { kind: 'not-executed'; due: Day | null }
  | { kind: 'executed-partly' }
  /** a sub-instruction of the lead is not executed: the task answers for it */
  | { kind: 'sub-instruction'; text: string }
  /** something was recorded after it was looked at for this decision */
  | { kind: 'changed' }
  | { kind: 'decided-earlier'; than: 'placed' | 'executed' | 'partly'; on: Day }

/** A point to be removed, with the other points of its document. */
export interface Removable {
  task: Point
  ground: GroundName
  /** the version of the history that was reviewed; absent before a review */
  seq?: number
  /** all points of its document */
  points: readonly Point[]
  annulled: boolean
}

/** Everything that keeps the point on control. */
export function blocksOf(item: Removable): Block[] {
  const { task, ground, seq, points, annulled } = item
  if (!isActOf('removal', task, annulled)) return [outOfPlace(task, annulled)]
  const blocks: Block[] = []
  if (seq !== undefined && seq !== task.seq) blocks.push({ kind: 'changed' })
  if (stageOfRow(task, annulled) === 'reported') blocks.push({ kind: 'report-waiting' })
  // Any other ground means that nothing is left to execute.
  else if (ground === 'executed' && !task.executed_on)
    blocks.push(
      task.completeness === 'partly'
        ? { kind: 'executed-partly' }
        : { kind: 'not-executed', due: task.due_day },
    )
  const below = points.find((other) => other.parent_id === task.id && !other.executed_on)
  if (below && ground === 'executed') blocks.push({ kind: 'sub-instruction', text: below.text })
  return blocks
}

function outOfPlace(task: Point, annulled: boolean): Block {
  if (annulled) return { kind: 'annulled' }
  return task.removed_on ? { kind: 'removed', on: task.removed_on } : { kind: 'not-on-control' }
}

/** What keeps it on control because of the day of the act: nothing is removed before it was taken, or executed in full or in part. */
export function blocksOfDay({ state }: Task, on: Day): Block[] {
  const placedOn = state.controlPeriods.at(-1)?.placedOn
  if (placedOn && on < placedOn) return [{ kind: 'decided-earlier', than: 'placed', on: placedOn }]
  if (state.executedOn && on < state.executedOn)
    return [{ kind: 'decided-earlier', than: 'executed', on: state.executedOn }]
  if (state.partlyOn && on < state.partlyOn)
    return [{ kind: 'decided-earlier', than: 'partly', on: state.partlyOn }]
  return []
}

/** The points of the document that stay on control when these are removed: the removal is then by points. */
export function stayingOf(points: readonly Point[], together: ReadonlySet<string>): Point[] {
  return points.filter((point) => onControl.of(point) && !together.has(point.id))
}

/** A reason as the controller reads it. */
export function blockWords(block: Block): string {
  switch (block.kind) {
    case 'annulled':
      return 'документ анульовано'
    case 'not-on-control':
      return 'не на контролі'
    case 'removed':
      return `уже знято з контролю ${formatDay(block.on)}`
    case 'report-waiting':
      return 'звіт чекає прийняття'
    case 'not-executed':
      return block.due ? `не виконано, строк ${formatDay(block.due)}` : 'не виконано'
    case 'executed-partly':
      return 'виконано лише частково'
    case 'sub-instruction':
      return `не виконано доручення за ним: «${shortened(block.text)}»`
    case 'changed':
      return 'змінено після включення до проєкту'
    case 'decided-earlier':
      return `${earlierWords[block.than]} ${formatDay(block.on)}, пізніше за день зняття`
    default:
      return block satisfies never
  }
}

const earlierWords = { placed: 'взято на контроль', executed: 'виконано', partly: 'виконано частково' }

/** The status of a point that stays on control, after its number. */
export function stayingWords({ point, executed_on, reported_on, due_day }: Point): string {
  const name = point ? `п. ${point}` : 'ще один пункт'
  if (executed_on) return `${name} виконано`
  if (reported_on) return `${name}: звіт чекає прийняття`
  return due_day ? `${name} на виконанні до ${formatDay(due_day)}` : `${name} на виконанні`
}

function shortened(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME).trimEnd()}…` : text
}

import { addDays, type Day } from '../../src/kernel/day.ts'
import type { RemovalGround } from '../../src/tasks/fact.ts'
import { controlledDocument } from '../council/controlled-document.ts'
import { workingDayIn } from '../council/days.ts'
import { decisionMatters, personalMatters, settlingMatters } from '../council/decision-matters.ts'
import {
  draftDocument,
  fromAbove,
  howManyPoints,
  matterFromAbove,
  mattersFor,
  someAuthority,
  type Writer,
} from '../council/draft-document.ts'
import { type Fate, livingTask } from '../council/living-task.ts'
import type { Matter } from '../council/matter.ts'
import { orderMatters, settlingOrders } from '../council/order-matters.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import { toFileWords } from '../council/words.ts'
import { registrationDays } from './registration-days.ts'
import {
  type ControlledKind,
  halfYear,
  leftInHalfYear,
  type Period,
  periods,
  removalDecisions,
} from './volumes.ts'

/** A place in a journal before anything is written there. */
interface Entry {
  kind: ControlledKind
  on: Day
  minute: number
  number: number
  period: Period
  taken: boolean
  removalDecision: boolean
  /** the day it leaves control; the decision, where one is needed */
  leaves: { on: Day; by: Entry | null } | null
  planned?: PlannedDocument
}

/** Every document that is not a meeting's, with its whole life; removal decisions come before those they remove. */
export function planActs(writer: Writer): PlannedDocument[] {
  const kinds: ControlledKind[] = ['higher-authority', 'executive-decision', 'mayoral-order']
  const entries = kinds.flatMap((kind) => journalOf(writer, kind))
  const decisions = entries.filter((entry) => entry.removalDecision)
  for (const kind of kinds)
    decideLeaving(
      writer,
      entries.filter((entry) => entry.kind === kind && entry.taken),
      decisions,
    )
  for (const decision of decisions) decision.planned = registeredOnly(writer, decision)
  return entries.map((entry) => {
    entry.planned ??= entry.taken ? controlled(writer, entry) : registeredOnly(writer, entry)
    return entry.planned
  })
}

function journalOf({ random, reference }: Writer, kind: ControlledKind): Entry[] {
  const entries: Entry[] = []
  for (const period of periods) {
    const days = registrationDays(random, reference.calendar, kind, period)
    const year = period.from.slice(0, 4)
    const before = entries.filter((entry) => entry.on.startsWith(year)).length
    const ofDay = Map.groupBy(days.keys(), (place) => days[place]!)
    const own = days.map((on, place): Entry => {
      const places = ofDay.get(on)!
      const minute = 520 + Math.floor((places.indexOf(place) * 260) / places.length)
      return {
        kind,
        on,
        minute,
        number: before + place + 1,
        period,
        taken: false,
        removalDecision: false,
        leaves: null,
      }
    })
    if (kind === 'executive-decision')
      for (const { on, number } of removalDecisions) markRemoval(own, on, number)
    const free = random.shuffle(own.filter((entry) => !entry.removalDecision))
    for (const entry of free.slice(0, period.volumes[kind].taken)) entry.taken = true
    entries.push(...own)
  }
  return entries
}

function markRemoval(entries: Entry[], on: Day, number: number | null): void {
  const entry = entries.find((one) => one.on === on && (number === null || one.number === number))
  if (entry) entry.removalDecision = true
}

/** Chooses who leaves control, and when: so many before 2023, so many in its first half. */
function decideLeaving(writer: Writer, taken: readonly Entry[], decisions: readonly Entry[]): void {
  const kind = taken[0]!.kind
  for (const period of periods) {
    const own = taken.filter((entry) => entry.period === period)
    leave(
      writer,
      own,
      period.volumes[kind].leftBefore2023,
      decisions,
      '2022-01-10' as Day,
      '2022-12-30' as Day,
    )
  }
  const { from, to } = halfYear
  const opening = taken.filter((entry) => entry.on < from && !entry.leaves)
  const { ofOpening, ofTaken } = leftInHalfYear[kind]
  leave(writer, opening, ofOpening, decisions, from, to)
  leave(
    writer,
    taken.filter((entry) => entry.on >= from),
    ofTaken,
    decisions,
    from,
    to,
  )
}

/** How long a document stays on control at least. */
const SHORTEST_LIFE = 18

function leave(
  writer: Writer,
  entries: readonly Entry[],
  count: number,
  decisions: readonly Entry[],
  from: Day,
  to: Day,
): void {
  const { random, reference } = writer
  const within = decisions.filter(({ on }) => on >= from && on <= to)
  const latest = entries[0]?.kind === 'higher-authority' ? to : (within.at(-1)?.on ?? to)
  const able = random.shuffle(entries.filter(({ on }) => addDays(on, SHORTEST_LIFE) <= latest))
  if (able.length < count) throw new Error(`only ${able.length} of ${count} can leave control by ${latest}`)
  for (const entry of able.slice(0, count)) {
    const soonest = addDays(entry.on, SHORTEST_LIFE)
    if (entry.kind === 'higher-authority') {
      const after = soonest > from ? soonest : addDays(from, 2)
      entry.leaves = { on: workingDayIn(random, reference.calendar, after, to), by: null }
      continue
    }
    const possible = within.filter(({ on }) => on >= soonest)
    const by = random.chance(0.55) ? possible[0]! : random.pick(possible)
    entry.leaves = { on: by.on, by }
  }
}

function registeredOnly(writer: Writer, { kind, on, minute, removalDecision }: Entry): PlannedDocument {
  if (kind === 'higher-authority') {
    const authority = someAuthority(writer)
    const { draft } = draftDocument(writer, kind, on, matterFromAbove(writer, authority, on))
    return { draft: fromAbove(writer, draft, authority), minute, placedOn: null, deeds: [] }
  }
  const { draft } = draftDocument(writer, kind, on, removalDecision ? REMOVAL : settlingMatter(writer, kind))
  return { draft, minute, placedOn: null, deeds: [] }
}

const REMOVAL: Matter = {
  title: 'Про зняття з контролю рішень виконавчого комітету та розпоряджень міського голови',
  by: ['control'],
  points: [],
}

function settlingMatter({ random }: Writer, kind: ControlledKind): Matter {
  if (kind === 'mayoral-order') return random.pick(random.chance(0.6) ? settlingOrders : orderMatters)
  if (random.chance(0.06)) return random.pick(personalMatters)
  return random.pick(random.chance(0.8) ? settlingMatters : decisionMatters)
}

function controlled(writer: Writer, { kind, on, minute, leaves, period }: Entry): PlannedDocument {
  const { random, reference } = writer
  const authority = kind === 'higher-authority' ? someAuthority(writer) : null
  const own = kind === 'mayoral-order' ? orderMatters : decisionMatters
  const matter = authority ? matterFromAbove(writer, authority, on) : random.pick(mattersFor(writer, own))
  const fates = Array.from({ length: howManyPoints(writer) }, () =>
    leaves ? 'executed' : fateOf(writer, kind, on),
  )
  const placedOn = placementDay(writer, on, period, fates)
  return controlledDocument(writer, {
    kind,
    on,
    minute,
    matter,
    authority,
    points: fates.length,
    placedOn,
    leaves: leaves ? { on: leaves.on, ground: groundOf(writer, leaves.by) } : undefined,
    lifeOf(start, place) {
      const fate = fates[place]!
      const life = livingTask(writer, fate, {
        start,
        placedOn: placedOn ?? on,
        last: leaves ? reference.calendar.previousWorking(leaves.on) : halfYear.to,
        dueWithin: authority ? 30 : 110,
        decidedBy: authority?.name ?? 'міський голова',
      })
      const inPart = authority && place > 0 && fate === 'executed' && !leaves
      return inPart
        ? { ...life, deeds: [...life.deeds, ...partRemoved(writer, life.deeds.at(-1)!.on)] }
        : life
    },
  })
}

const OLD_FATES: readonly (readonly [Fate, number])[] = [
  ['periodic', 26],
  ['permanent', 16],
  ['ahead', 20],
  ['extended', 14],
  ['overdue', 9],
  ['executed', 12],
  ['waiting', 2],
  ['returned', 1],
]
const NEW_FATES: readonly (readonly [Fate, number])[] = [
  ['executed', 25],
  ['ahead', 36],
  ['overdue', 11],
  ['extended', 10],
  ['periodic', 7],
  ['waiting', 4],
  ['permanent', 4],
  ['returned', 3],
]

/** Of what stays on control: a document of a higher authority is closed soon after its last point, an own act waits. */
function fateOf({ random }: Writer, kind: ControlledKind, on: Day): Fate {
  const fate = random.weighted(on < halfYear.from ? OLD_FATES : NEW_FATES)
  if (fate !== 'executed') return addDays(on, 25) > halfYear.to && fate !== 'permanent' ? 'ahead' : fate
  if (addDays(on, 20) > halfYear.to) return 'ahead'
  return kind === 'higher-authority' && random.chance(0.7) ? 'ahead' : fate
}

/** A later day, where the controller took it on control after registration; null for the same day. */
function placementDay(
  { random, reference }: Writer,
  on: Day,
  period: Period,
  fates: readonly Fate[],
): Day | null {
  if (fates.includes('periodic') || !random.chance(0.25)) return null
  const day = reference.calendar.addWorkingDays(on, random.int(1, 3))
  return day <= period.to ? day : null
}

function partRemoved({ random, reference }: Writer, executed: Day) {
  const on = reference.calendar.addWorkingDays(executed, random.int(1, 4))
  const ground: RemovalGround = { kind: 'to-file', words: random.pick(toFileWords) }
  return on <= halfYear.to ? [{ act: 'remove' as const, on, ground }] : []
}

function groundOf({ random }: Writer, by: Entry | null): () => RemovalGround {
  if (!by) {
    const words = random.pick(toFileWords)
    return () => ({ kind: 'to-file', words })
  }
  return () => ({ kind: 'decision', number: by.planned!.number!, date: by.on, words: 'виконано' })
}

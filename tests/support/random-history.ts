import { addDays, type Day, type Instant } from '../../src/kernel/day.ts'
import type { Completeness, ExecutionChoice, Fact, RemovalGround } from '../../src/tasks/fact.ts'
import { type Event, firstEvents } from '../../src/tasks/open-task.ts'
import type { Chance } from './chance.ts'

interface HistoryWishes {
  registeredOn: Day
  recordedAt: Instant
  kind: string
  today: Day
  departmentIds: readonly string[]
  turmoil: number
  /** acts that return to control say whether the execution stands */
  executionSaid: boolean
  /** what was written wrongly at the beginning is put right some day */
  slips: boolean
}

/** An event and the day it was written down; retractions name the event they take back. */
type Recorded = {
  event: Event | { retracts: Recorded; happenedOn: Day }
  recordedOn: Day
  /** what is written anew in the place of the entry that is taken back beside it */
  corrects?: Recorded
}

/** What may have happened to a task, in the order in which it was recorded. */
export function randomHistory(wishes: HistoryWishes, chance: Chance): Fact[] {
  const { registeredOn, recordedAt, today, turmoil } = wishes
  const first = recordedAt.slice(0, 10) as Day
  const due = chance.in(0.9) ? addDays(registeredOn, chance.whole(3, 90)) : null
  const placedOn = chance.in(0.85) ? addDays(registeredOn, chance.in(0.6) ? 0 : chance.whole(1, 10)) : null
  const placedAtOnce = placedOn !== null && placedOn <= first
  const opening = firstEvents({
    executors: [leadOf(wishes, chance)],
    due,
    since: registeredOn,
    placedOn: placedAtOnce ? placedOn : null,
  })
  const recorded: Recorded[] = opening.map((event) => ({ event, recordedOn: first }))
  const tell = (event: Event) => {
    const lag = chance.in(0.15 * turmoil) ? chance.whole(1, 45) : 0
    const recordedOn = addDays(notBefore(first, event.happenedOn), lag)
    const entry: Recorded = { event, recordedOn }
    recorded.push(entry)
    return entry
  }
  if (placedOn && !placedAtOnce) tell({ kind: 'placed', happenedOn: placedOn })
  if (placedOn || chance.in(0.2)) afterwards(wishes, placedOn ?? registeredOn, due, chance, tell)
  if (chance.in(0.02 * turmoil)) takeBack(recorded, chance)
  if (wishes.slips && chance.in(0.01 * turmoil)) putRight(wishes, recorded, chance)
  return asFacts(recorded, recordedAt, today)
}

function afterwards(
  wishes: HistoryWishes,
  from: Day,
  due: Day | null,
  chance: Chance,
  tell: (event: Event) => Recorded,
): void {
  const { turmoil, executionSaid } = wishes
  const end = extensions(due, chance, tell, turmoil) ?? addDays(from, chance.whole(5, 200))
  for (let times = 0; times < (executionSaid ? 3 : 1) && chance.in(0.04 * turmoil); times++)
    tell({
      kind: 'assigned',
      executors: [leadOf(wishes, chance)],
      happenedOn: addDays(from, chance.whole(0, 60) * (times + 1)),
    })
  let executedOn: Day | null = null
  if (chance.in(0.8)) {
    executedOn = notBefore(from, addDays(end, chance.weighted(SLIPS) + chance.whole(-6, 4)))
    executedOn = execution(executedOn, chance, tell, turmoil)
  }
  const unexecuted = executionSaid ? 0.05 * turmoil : 0.05
  if (!chance.in(executedOn ? 0.7 : unexecuted)) return
  const removedOn = addDays(executedOn ?? end, chance.whole(0, 40))
  tell({ kind: 'removed', ground: groundOf(wishes.kind, removedOn, chance), happenedOn: removedOn })
  if (!chance.in(0.015 * turmoil)) return
  const back = addDays(removedOn, chance.whole(0, 60))
  // Not by chance, so that a register whose acts say nothing of it is the same but for that.
  const said: ExecutionChoice = Number(back.slice(8)) % 2 ? 'falls' : 'stands'
  tell({
    kind: 'returned-to-control',
    ground: 'помилково знято',
    ...(wishes.executionSaid && { execution: said }),
    happenedOn: back,
  })
  if (!chance.in(0.6)) return
  if (chance.in(0.5))
    tell({
      kind: 'executed',
      completeness: 'full',
      note: null,
      happenedOn: addDays(back, chance.whole(0, 20)),
    })
  const again = addDays(back, chance.whole(0, 50))
  tell({ kind: 'removed', ground: groundOf(wishes.kind, again, chance), happenedOn: again })
}

/** Some in time, some late, some before the one before; the last day granted. */
function extensions(
  due: Day | null,
  chance: Chance,
  tell: (event: Event) => Recorded,
  turmoil: number,
): Day | null {
  let until = due
  for (let times = 0; until && times < 3 && chance.in(0.1 + 0.02 * turmoil); times++) {
    const decidedOn = addDays(until, chance.in(0.75) ? -chance.whole(0, 12) : chance.whole(1, 10))
    until = addDays(until, chance.whole(5, 45))
    tell({ kind: 'extended', until, ground: null, decidedBy: null, happenedOn: decidedOn })
  }
  return until
}

/** An execution, perhaps in part first, perhaps returned and done again; the last day of it, null if it stands no more. */
function execution(on: Day, chance: Chance, tell: (event: Event) => Recorded, turmoil: number): Day | null {
  const completeness = chance.weighted(COMPLETENESS)
  tell({ kind: 'executed', completeness, note: null, happenedOn: on })
  if (completeness === 'partly' && chance.in(0.5)) {
    const whole = addDays(on, chance.whole(0, 30))
    tell({ kind: 'executed', completeness: 'full', note: null, happenedOn: whole })
    return whole
  }
  if (!chance.in(0.03 * turmoil)) return on
  const returnedOn = addDays(on, chance.whole(0, 15))
  tell({ kind: 'returned', reason: 'не виконано', happenedOn: returnedOn })
  if (!chance.in(0.7)) return null
  const again = addDays(returnedOn, chance.whole(0, 25))
  tell({ kind: 'executed', completeness: 'full', note: null, happenedOn: again })
  return again
}

/** One of the later entries turns out to be a mistake; half of the time the right one follows. */
function takeBack(recorded: Recorded[], chance: Chance): void {
  const mistakes = recorded.filter(
    ({ event }) => 'kind' in event && event.kind !== 'assigned' && event.kind !== 'term-set',
  )
  if (mistakes.length === 0) return
  const mistake = chance.of(mistakes)
  const seenOn = addDays(mistake.recordedOn, chance.whole(0, 40))
  recorded.push({ event: { retracts: mistake, happenedOn: seenOn }, recordedOn: seenOn })
  if (!('kind' in mistake.event) || chance.in(0.5)) return
  const happenedOn = addDays(mistake.event.happenedOn, chance.whole(-5, 5))
  recorded.push({
    event: { ...mistake.event, happenedOn },
    recordedOn: notBefore(seenOn, happenedOn),
  })
}

/** The first executors or the first term were written wrongly, and are put right some day. */
function putRight(wishes: HistoryWishes, recorded: Recorded[], chance: Chance): void {
  const wrong = recorded[chance.whole(0, 1)]!
  const { event } = wrong
  if (!('kind' in event) || (event.kind !== 'assigned' && event.kind !== 'term-set')) return
  const right: Event =
    event.kind === 'assigned'
      ? { ...event, executors: [leadOf(wishes, chance)] }
      : { ...event, day: addDays(event.day ?? event.happenedOn, chance.whole(1, 40)) }
  const seenOn = addDays(wrong.recordedOn, chance.whole(0, 60))
  recorded.push({ event: { retracts: wrong, happenedOn: seenOn }, recordedOn: seenOn })
  recorded.push({ event: right, recordedOn: seenOn, corrects: wrong })
}

function asFacts(recorded: Recorded[], recordedAt: Instant, today: Day): Fact[] {
  const first = recordedAt.slice(0, 10)
  const known = recorded.filter(({ recordedOn }) => recordedOn <= today)
  const inOrder = known.toSorted((a, b) =>
    a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0,
  )
  const seqs = new Map(inOrder.map((entry, place) => [entry, place + 1]))
  return inOrder.flatMap((entry): Fact[] => {
    const times = {
      seq: seqs.get(entry)!,
      recordedAt: entry.recordedOn === first ? recordedAt : (`${entry.recordedOn}T18:00:00.000Z` as Instant),
      recordedBy: null,
    }
    const corrects = entry.corrects && { corrects: seqs.get(entry.corrects)! }
    if ('kind' in entry.event) return [{ ...entry.event, ...times, ...corrects } as Fact]
    const { retracts, happenedOn } = entry.event
    return [{ kind: 'retracted', retracts: seqs.get(retracts)!, reason: 'помилка', happenedOn, ...times }]
  })
}

function leadOf({ departmentIds }: HistoryWishes, chance: Chance) {
  return { departmentId: chance.of(departmentIds), personId: null, role: 'lead' as const }
}

/** Own acts leave control by a decision of that month, the rest by a resolution. */
function groundOf(kind: string, on: Day, chance: Chance): RemovalGround {
  const ownAct = kind.endsWith('decision') || kind.endsWith('order')
  if (!ownAct && chance.in(0.9)) return { kind: 'to-file', words: 'До справи' }
  const date = `${on.slice(0, 8)}${on.slice(8) > '20' ? '20' : '02'}` as Day
  return {
    kind: 'decision',
    number: `${Number(on.slice(5, 7))}${on.slice(8) > '20' ? 'а' : ''}`,
    date: date > on ? on : date,
    words: 'рішення виконкому',
  }
}

function notBefore(least: Day, day: Day): Day {
  return day < least ? least : day
}

const SLIPS: [number, number][] = [
  [-20, 20],
  [-5, 35],
  [0, 20],
  [8, 15],
  [40, 10],
]
const COMPLETENESS: [Completeness | null, number][] = [
  ['full', 70],
  ['partly', 18],
  [null, 12],
]

import { controlPoints } from '../../src/deadlines/control-point.ts'
import type { PeriodicTerm } from '../../src/deadlines/term.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import type { TermInput, TermStart } from '../../src/tasks/task-draft.ts'
import { earlier, later, workingDayIn } from './days.ts'
import type { Deed } from './deed.ts'
import type { Writer } from './draft-document.ts'
import { executedLife, executionPapers, extension, reportOf, returnedReport, type Span } from './life.ts'
import { termThatFalls } from './term-that-falls.ts'

/** What has become of a task by the last day of the story. */
export type Fate =
  | 'executed'
  | 'overdue'
  | 'ahead'
  | 'extended'
  | 'permanent'
  | 'periodic'
  | 'waiting'
  | 'returned'

export interface LivingTask {
  term: TermInput
  deeds: Deed[]
  /** of a periodic term: what closes each control point that is closed */
  series: Deed[][]
}

export interface Frame {
  start: TermStart
  placedOn: Day
  /** the last day of the story, or of the document's life on control */
  last: Day
  /** for a life that ends in removal: due days fall so long before it */
  dueWithin: number
  decidedBy: string
}

/** A term and a life that lead to this fate; where the time is too short for it, the term is still ahead. */
export function livingTask(writer: Writer, fate: Fate, frame: Frame): LivingTask {
  const { random, reference } = writer
  const { calendar } = reference
  const { start, placedOn, last } = frame
  const soonest = addDays(start.registeredOn, 5)
  const span = (due: Day | null): Span => ({ ...frame, random, calendar, from: placedOn, due })
  const falls = (from: Day, to: Day) => termThatFalls(random, start, reference, from, to)
  const life = (term: TermInput, deeds: Deed[] = []): LivingTask => ({ term, deeds, series: [] })

  switch (fate) {
    case 'executed': {
      const to = later(addDays(last, -3), addDays(start.registeredOn, 1))
      const { term, due } = falls(earlier(later(soonest, addDays(last, -frame.dueWithin)), to), to)
      return life(term, executedLife(span(due)))
    }
    case 'permanent':
      return life({ kind: 'permanent' })
    case 'periodic':
      return periodicLife(writer, frame)
    case 'ahead': {
      const far = addDays(last, random.pick([14, 30, 45, 92, 184, 300]))
      return life(falls(later(soonest, addDays(last, 2)), later(far, addDays(soonest, 5))).term)
    }
    default:
      break
  }
  if (addDays(placedOn, 24) > last) return livingTask(writer, 'ahead', frame)
  switch (fate) {
    case 'overdue': {
      const { term, due } = falls(later(soonest, addDays(last, -120)), addDays(last, -1))
      const decided = workingDayIn(random, calendar, addDays(due, 1), addDays(due, 6))
      const lateExtension = random.chance(0.12) && decided > due && decided < last
      return life(
        term,
        lateExtension
          ? [
              extension(
                span(due),
                decided,
                workingDayIn(random, calendar, addDays(decided, 10), addDays(decided, 30)),
              ),
            ]
          : [],
      )
    }
    case 'extended': {
      const { term, due } = falls(later(addDays(placedOn, 12), addDays(last, -60)), addDays(last, -1))
      const decided = workingDayIn(
        random,
        calendar,
        later(calendar.nextWorking(placedOn), addDays(due, -9)),
        addDays(due, -1),
      )
      const until = workingDayIn(random, calendar, addDays(last, 3), addDays(last, 110))
      return life(term, [extension(span(due), decided, until)])
    }
    case 'waiting': {
      const on = calendar.addWorkingDays(addDays(last, 1), -random.int(1, 4))
      return life(falls(later(soonest, addDays(last, -12)), addDays(last, 20)).term, [
        reportOf(random, on, on),
      ])
    }
    case 'returned': {
      const { term, due } = falls(later(soonest, addDays(last, -15)), addDays(last, 20))
      return life(term, returnedReport(span(due), addDays(last, -14), addDays(last, -5)))
    }
    default:
      return fate satisfies never
  }
}

const PERIODIC: readonly (readonly [PeriodicTerm, number])[] = [
  [{ kind: 'periodic', every: 'quarter', day: 10 }, 45],
  [{ kind: 'periodic', every: 'month', day: 5 }, 25],
  [{ kind: 'periodic', every: 'half-year', day: 15 }, 20],
  [{ kind: 'periodic', every: 'year', day: 20, month: 1 }, 10],
]

/** Control points one after another, each closed about its day; the last one open. */
function periodicLife(writer: Writer, { start, placedOn, last, decidedBy }: Frame): LivingTask {
  const { random, reference } = writer
  const { calendar } = reference
  const term = random.weighted(PERIODIC)
  const from = (start.receivedAt?.slice(0, 10) as Day | undefined) ?? start.registeredOn
  const series: Deed[][] = []
  let closed = placedOn
  for (const { due } of controlPoints(term, from, last, calendar)) {
    const late = random.chance(0.12)
    const earliest = calendar.nextWorking(closed)
    const to = later(late ? addDays(due, 7) : due, earliest)
    const executedOn = workingDayIn(random, calendar, later(earliest, addDays(due, late ? 1 : -6)), to)
    if (addDays(executedOn, 7) > last || random.chance(0.03)) break
    const papers = executionPapers({ random, calendar, from: placedOn, due, last, decidedBy }, executedOn)
    series.push(papers)
    closed = papers.at(-1)!.on
  }
  return { term, deeds: [], series }
}

import type { RegisterDocument } from '../../src/documents/actions/register-document.ts'
import type { Reference } from '../../src/journals/reference.ts'
import { addDays, type Day, formatDay } from '../../src/kernel/day.ts'
import type { Person } from '../../src/people/store.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import type { Council } from './council.ts'
import type { DepartmentKey } from './departments.ts'
import { type Authority, actsFromTheCentre, authorities } from './higher-authority-matters.ts'
import type { Matter } from './matter.ts'
import { placesOf } from './places.ts'
import type { Random } from './random.ts'
import { commonPoints } from './words.ts'

/** Whoever writes the papers of a data set. */
export interface Writer {
  random: Random
  council: Council
  reference: Reference
  /** the last number of each authority's own papers */
  authorityNumbers: Map<string, number>
}

/** A point before it has a term. */
export interface Point {
  text: string
  lead: DepartmentKey
  leadPerson: Person | null
  executors: TaskInput['executors']
}

/** A document about this matter, registered only; `say` puts the same places into its points. */
export function draftDocument(
  writer: Writer,
  kind: string,
  on: Day,
  matter: Matter,
): { draft: RegisterDocument; say: (text: string) => string } {
  const say = placesOf(writer.random, Number(on.slice(0, 4)))
  const draft: RegisterDocument = {
    kind,
    registeredOn: on,
    receivedAt: null,
    correspondent: null,
    title: say(matter.title),
    publicTitle: matter.publicTitle ? say(matter.publicTitle) : null,
    caseIndex: null,
    tasks: [],
  }
  return { draft, say }
}

/** A paper that came from above: whose it is, its own number and date, and when it was received. */
export function fromAbove(writer: Writer, draft: RegisterDocument, authority: Authority): RegisterDocument {
  const { random, reference, authorityNumbers } = writer
  const { calendar } = reference
  const on = draft.registeredOn
  const received = random.chance(0.7) ? on : calendar.previousWorking(on)
  const date = calendar.addWorkingDays(received, -random.int(1, 6))
  const year = on.slice(0, 4)
  const counter = `${authority.name} ${year}`
  const n = (authorityNumbers.get(counter) ?? random.int(3, 30)) + random.int(2, 17)
  authorityNumbers.set(counter, n)
  const number = authority.number.replace('{n}', String(n)).replace('{year}', year)
  const correspondent = { name: authority.name, number, date }
  return { ...draft, receivedAt: received, correspondent, caseIndex: authority.caseIndex }
}

const BUSY_AUTHORITIES: readonly (readonly [Authority, number])[] = authorities.map((authority) => [
  authority,
  authority.name === 'Обласна військова адміністрація'
    ? 8
    : authority.name === 'Кабінет Міністрів України'
      ? 6
      : 2,
])

export function someAuthority({ random }: Writer): Authority {
  return random.weighted(BUSY_AUTHORITIES)
}

/** What the authority writes about: its own matter, a state of affairs by the quarter, or an act of the centre it passes on. */
export function matterFromAbove(writer: Writer, authority: Authority, on: Day): Matter {
  const { random } = writer
  const own = random.pick(mattersFor(writer, authority.matters))
  const dice = random.next()
  if (!['Обласна військова адміністрація', 'Обласна рада'].includes(authority.name)) return own
  if (dice < 0.45) {
    const { act, matters } = random.pick(actsFromTheCentre)
    const passed = random.pick(mattersFor(writer, matters))
    const adopted = addDays(on, -random.int(9, 60))
    // The centre adopts about a hundred acts of a sort a month.
    const number = (Number(adopted.slice(5, 7)) - 1) * 100 + random.int(4, 96)
    return {
      ...passed,
      title: `Про виконання ${act} від ${formatDay(adopted)} № ${number} «${passed.title}»`,
    }
  }
  if (dice < 0.65) {
    const reported = addDays(on, -75)
    const quarter = ['I', 'II', 'III', 'IV'][Math.floor((Number(reported.slice(5, 7)) - 1) / 3)]
    return { ...own, title: `${own.title} (інформація за ${quarter} квартал ${reported.slice(0, 4)} року)` }
  }
  return own
}

/** Those of the matters that the council has somebody for. */
export function mattersFor({ council }: Writer, matters: readonly Matter[]): Matter[] {
  return matters.filter(({ by }) => council.keys.includes(by[0]!))
}

/** One to four points, mostly one. */
export function howManyPoints({ random }: Writer): number {
  return random.weighted([
    [1, 58],
    [2, 27],
    [3, 11],
    [4, 4],
  ])
}

/** The points of a matter, and where it has too few, such as any act may have. */
export function pointsOf(
  writer: Writer,
  matter: Matter,
  count: number,
  say: (text: string) => string,
): Point[] {
  const { random } = writer
  const texts = [...matter.points, ...random.shuffle(commonPoints)].slice(0, count)
  return texts.map((text, place) =>
    pointOf(writer, say(text), place === 0 ? matter.by : mostlyFirst(random, matter.by)),
  )
}

/** A point given to the first of these departments, some of the others helping. */
export function pointOf(writer: Writer, text: string, by: readonly DepartmentKey[]): Point {
  const { random, council } = writer
  const [lead, ...others] = by.filter((key) => council.keys.includes(key)) as [
    DepartmentKey,
    ...DepartmentKey[],
  ]
  const leadPerson = random.chance(0.75) ? random.pick(council.people[lead]) : null
  const helping = others.filter(() => random.chance(0.4))
  const executors = [
    { words: council.executor(lead, leadPerson ?? undefined) },
    ...helping.map((key) => ({
      words: council.executor(key, random.chance(0.5) ? council.people[key][0] : undefined),
    })),
  ]
  return { text, lead, leadPerson, executors }
}

/** The point as a clerk enters it. */
export function taskOf(
  { random, council }: Writer,
  point: Point,
  rest: Pick<TaskInput, 'point' | 'term' | 'placedOn'> & Partial<Pick<TaskInput, 'special' | 'question'>>,
): TaskInput {
  return {
    special: false,
    question: null,
    ...rest,
    text: point.text,
    executors: point.executors,
    controller: council.controllerOf(point.lead).short_name,
    supervisor: random.chance(0.45) ? council.supervisorOf(point.lead) : null,
  }
}

/** The same departments, mostly in their order, now and then led by one of those who help. */
export function mostlyFirst(random: Random, by: readonly DepartmentKey[]): readonly DepartmentKey[] {
  const start = random.chance(0.65) ? 0 : random.int(0, by.length - 1)
  return [...by.slice(start), ...by.slice(0, start)]
}

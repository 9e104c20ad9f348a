import type { DocumentKind } from '../journals/kind.ts'
import { runningNumberOf } from '../journals/registration-index.ts'
import type { DocumentRow } from '../journals/store.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import type { Task } from '../tasks/store.ts'
import { type GroundName, grounds } from './ground.ts'
import type { RemovalItem } from './removal.ts'

/** A document in the annex: № з/п · № та дата · Назва · Відповідальний · Стан виконання, підстава · Примітка. */
export interface AnnexRow {
  place: number
  number: string
  date: Day
  title: string
  responsible: string
  state: string
  /** «п. 2, 3.1» where only some points leave control */
  note: string
}

/** Documents of one kind: orders are listed apart from decisions. */
export interface AnnexGroup {
  kind: string
  /** «рішень виконавчого комітету» */
  genitive: string
  rows: AnnexRow[]
}

type Annexed = Pick<RemovalItem, 'task' | 'document' | 'responsible' | 'ground' | 'staying'>

/**
 * The annex of a decision. Documents stand in register order, once each however many points of theirs are removed. The
 * decision is published within five days of its adoption, so a document bears its public title where it has one.
 */
export function annexOf(items: readonly Annexed[], kinds: readonly DocumentKind[]): AnnexGroup[] {
  const groups: AnnexGroup[] = []
  let place = 0
  for (const points of byDocument(items)) {
    const [{ document }] = points
    if (groups.at(-1)?.kind !== document.kind) {
      const genitive = kinds.find(({ id }) => id === document.kind)?.genitivePlural ?? ''
      groups.push({ kind: document.kind, genitive, rows: [] })
    }
    place += 1
    groups.at(-1)!.rows.push(rowOf(place, points))
  }
  return groups
}

type Ordered = {
  task: { row: { position: number } }
  document: Pick<DocumentRow, 'kind' | 'registered_on' | 'number' | 'id'>
}

/** What the column of documents is headed: «№ та дата розпорядження» over orders alone, «документа» over kinds mixed. */
export function documentHead(groups: readonly Pick<AnnexGroup, 'genitive'>[]): string {
  const [many = ''] = groups.length === 1 ? groups[0]!.genitive.split(' ') : []
  // «рішень», «розпоряджень»: the genitives of nouns that end in «-ення» tell how one of them is called.
  return `№ та дата ${many.endsWith('ень') ? many.replace(/ень$/, 'ення') : 'документа'}`
}

/** By kind, date, index as a number («9-р» before «10-р») and place in the document. */
export function inRegisterOrder<T extends Ordered>(items: readonly T[], kinds: readonly DocumentKind[]): T[] {
  const places = new Map(kinds.map((kind, place) => [kind.id, { place, pattern: kind.indexPattern }]))
  const keyed = items.map((item) => {
    const { place = 0, pattern = '' } = places.get(item.document.kind) ?? {}
    return { item, place, running: runningNumberOf(pattern, item.document.number) }
  })
  keyed.sort(
    (a, b) =>
      a.place - b.place ||
      compare(a.item.document.registered_on, b.item.document.registered_on) ||
      a.running - b.running ||
      compare(a.item.document.number, b.item.document.number) ||
      compare(a.item.document.id, b.item.document.id) ||
      a.item.task.row.position - b.item.task.row.position,
  )
  return keyed.map(({ item }) => item)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byDocument(items: readonly Annexed[]): [Annexed, ...Annexed[]][] {
  const groups: [Annexed, ...Annexed[]][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last?.[0].document.id === item.document.id) last.push(item)
    else groups.push([item])
  }
  return groups
}

function rowOf(place: number, points: [Annexed, ...Annexed[]]): AnnexRow {
  const [{ document, staying }] = points
  const states = points.map(({ task, ground }) => stateWords(task, ground))
  const same = states.every((state) => state === states[0])
  return {
    place,
    number: document.number,
    date: document.registered_on,
    title: document.public_title ?? document.title,
    responsible: [...new Set(points.map(({ responsible }) => responsible))].join('; '),
    state: same
      ? states[0]!
      : points.map((one, at) => `${pointName(one)} — ${lower(states[at]!)}`).join('; '),
    // Control points of one term bear one number.
    note:
      staying.length > 0
        ? `п. ${[...new Set(points.map(({ task }) => task.row.point || '—'))].join(', ')}`
        : '',
  }
}

/** «Виконано 12.11.2026, № 214/07»; other grounds have a text of their own. */
function stateWords({ row, facts }: Task, ground: GroundName): string {
  if (ground !== 'executed' || !row.executed_on) return upper(grounds[ground])
  const last = facts.findLast((fact) => fact.kind === 'executed')
  const outgoing = last?.kind === 'executed' && last.note?.trim()
  return `Виконано ${formatDay(row.executed_on)}${outgoing ? `, ${outgoing}` : ''}`
}

function pointName({ task }: Annexed): string {
  return task.row.point ? `п. ${task.row.point}` : 'без номера'
}

function upper(text: string): string {
  return text.charAt(0).toLocaleUpperCase('uk') + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('uk') + text.slice(1)
}

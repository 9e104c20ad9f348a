import { readMoment } from '../../deadlines/moment.ts'
import { longestText, longestTitle } from '../../journals/document.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import { type Day, formatDay, parseDay } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { Completeness, RemovalGround } from '../../tasks/fact.ts'
import type { TermInput } from '../../tasks/task-draft.ts'
import { readTermWords } from '../../tasks/term-words.ts'
import { type Column, columnNames, type RawRow, taskColumns } from './columns.ts'
import { readGround } from './read-ground.ts'
import { because, type CellReason } from './row-reasons.ts'

/** A cell: undefined where the file has no such column, null where the cell is empty. */
export type Cell<T> = T | null | undefined

/** What a row says of its document; the rows of one document say the same. */
export interface DocumentCells {
  registeredOn: Day
  receivedAt: Cell<string>
  correspondent: Cell<string>
  correspondentNumber: Cell<string>
  correspondentDate: Cell<Day>
  title: Cell<string>
}

export interface TaskCells {
  point: string
  /** empty where only the point is named: the title stands for it */
  text: string
  lead: string | undefined
  others: string[] | undefined
  controller: Cell<string>
  supervisor: Cell<string>
  placedOn: Cell<Day>
  term: Cell<TermInput>
  extensions: { until: Day; decidedOn: Day }[] | undefined
  executedOn: Cell<Day>
  completeness: Cell<Completeness>
  removedOn: Cell<Day>
  ground: RemovalGround | undefined
  special: boolean | undefined
  /** control points by their days; null where it was reported on its own day */
  reported: { point: Day; on: Day | null }[] | undefined
  countedFrom: Cell<Day>
}

/** A row that can be loaded. */
export interface RegisterRow {
  row: number
  kind: DocumentKind
  number: string
  document: DocumentCells
  /** null: the row only registers its document */
  task: TaskCells | null
}

/** What the rows of a file are read against. */
export interface RowReading {
  kind(name: string): DocumentKind | undefined
  /** named where a kind is unknown */
  kindNames: string
  today: Day
}

const longestPoint = 40
const longestName = 300
const longestNumber = 100
const longestCell = 2000

/** The row with its cells understood; or every reason why it cannot be loaded. */
export function readRow(
  raw: RawRow,
  reading: RowReading,
): { ok: true; value: RegisterRow } | { ok: false; reasons: CellReason[] } {
  const reasons: CellReason[] = []
  const object = (column: Column, reason: string): null => {
    if (!reasons.some((one) => one.column === column)) reasons.push({ column, reason })
    return null
  }
  const cells = textOf(raw, object)
  const day = (column: Column, text = cells[column]): Cell<Day> =>
    filled(text, (given) => {
      const found = readDay(given)
      if (!found) return object(column, because.notADay(given))
      return mayBeAhead(column) || found <= reading.today ? found : object(column, because.inTheFuture)
    })

  const kind = cells.kind ? reading.kind(cells.kind) : undefined
  if (!kind)
    object('kind', cells.kind ? because.unknownKind(cells.kind, reading.kindNames) : because.required)
  const number = (cells.number ?? '').replace(/\s+/g, ' ')
  if (number === '') object('number', because.required)
  const registeredOn = day('date')
  if (!registeredOn) object('date', because.required)
  const registered = registeredOn ? formatDay(registeredOn) : ''

  const document: Omit<DocumentCells, 'registeredOn'> = {
    receivedAt: filled(cells.received, (given) => readReceipt(given, reading.today, object)),
    correspondent: filled(cells.correspondent, (given) => given.replace(/\s+/g, ' ')),
    correspondentNumber: filled(cells.correspondentNumber, (given) => given),
    correspondentDate: day('correspondentDate'),
    title: filled(cells.title, (given) => given),
  }
  if (registeredOn && kind?.incoming) {
    if (document.receivedAt && document.receivedAt.slice(0, 10) > registeredOn)
      object('received', because.receivedAfterRegistration(registered))
    if (document.correspondentDate && document.correspondentDate > registeredOn)
      object('correspondentDate', because.sentAfterRegistration(registered))
  }

  const named = Boolean(cells.point || cells.text)
  if (!named) {
    const stray = taskColumns.find((column) => cells[column])
    if (stray) object('text', because.noTask(columnNames[stray]))
  }
  const task = named ? readTask(cells, day, object) : null
  if (task && registeredOn) judgeTask(task, cells, registeredOn, object)
  if (reasons.length > 0 || !kind || !registeredOn) return { ok: false, reasons }
  return { ok: true, value: { row: raw.row, kind, number, document: { registeredOn, ...document }, task } }
}

/** The day in a cell: as people write it, or with the midnight that a spreadsheet adds. */
export function readDay(text: string): Day | null {
  return parseDay(text.replace(MIDNIGHT, ''))
}

type Cells = Partial<Record<Column, string>>
type Object = (column: Column, reason: string) => null

function readTask(
  cells: Cells,
  day: (column: Column, text?: string) => Cell<Day>,
  object: Object,
): TaskCells {
  const others = cells.others
    ?.split(';')
    .map((one) => one.trim())
    .filter(Boolean)
  if (others?.some((one) => one.length > longestName)) object('others', because.tooLong(longestName))
  return {
    point: cells.point ?? '',
    text: cells.text ?? '',
    lead: cells.lead,
    others,
    controller: readPerson('controller', cells, object),
    supervisor: readPerson('supervisor', cells, object),
    placedOn: day('placed'),
    term: filled(cells.term, (given) => readTerm(given, object)),
    extensions: readExtensions(cells.extensions, object),
    executedOn: day('executed'),
    completeness: filled(cells.completeness, (given) => readCompleteness(given, object)),
    removedOn: day('removed'),
    ground: cells.ground === undefined ? undefined : readRemovalGround(cells.ground, object),
    special: cells.special === undefined ? undefined : readYes(cells.special, object),
    reported: readReported(cells.reported, day, object),
    countedFrom: day('countedFrom'),
  }
}

/** The rules of a row that look at more than one cell; a cell that could not be read is not judged again. */
function judgeTask(task: TaskCells, cells: Cells, registeredOn: Day, object: Object): void {
  const registered = formatDay(registeredOn)
  if (cells.lead === '') object('lead', because.noExecutor)
  if (task.term?.kind === 'day' && task.term.day < registeredOn)
    object('term', because.dueBeforeRegistration(registered))
  if (task.extensions?.length && (cells.term === '' || task.term?.kind === 'permanent'))
    object('extensions', because.nothingToExtend)
  if (task.executedOn && task.executedOn < registeredOn)
    object('executed', because.executedBeforeRegistration(registered))
  if (cells.term !== undefined && task.term?.kind !== 'periodic')
    for (const column of ['reported', 'countedFrom'] as const)
      if (cells[column]) object(column, because.noPeriods)
  if (task.reported?.some(({ on }) => on !== null && on < registeredOn))
    object('reported', because.reportedBeforeRegistration(registered))
  if (task.removedOn && cells.placed === '') object('removed', because.removedNeverTaken)
  if (task.removedOn && task.placedOn && task.removedOn < task.placedOn)
    object('removed', because.removedBeforeTaken(formatDay(task.placedOn)))
}

const LONGEST: Partial<Record<Column, number>> = {
  number: longestNumber,
  title: longestTitle,
  correspondentNumber: longestNumber,
  correspondent: longestTitle,
  point: longestPoint,
  text: longestText,
  lead: longestName,
  controller: longestName,
  supervisor: longestName,
}

function textOf(raw: RawRow, object: Object): Cells {
  const cells: Cells = {}
  for (const [column, text] of Object.entries(raw.cells) as [Column, string][]) {
    const most = LONGEST[column] ?? longestCell
    cells[column] = text.length > most ? (object(column, because.tooLong(most)) ?? '…') : text
  }
  return cells
}

function filled<T>(text: string | undefined, read: (text: string) => T | null): Cell<T> {
  if (text === undefined) return undefined
  return text === '' ? null : read(text)
}

/** A spreadsheet writes the midnight beside a day into CSV. */
const MIDNIGHT = /[ T]0?0:00(?::00)?$/

/** Days that are plans; all the others have happened. */
function mayBeAhead(column: Column): boolean {
  return column === 'term' || column === 'extensions' || column === 'countedFrom'
}

function readReceipt(given: string, today: Day, object: Object): string | null {
  const moment = readMoment(given.replace(MIDNIGHT, ''))
  if (!moment) return object('received', because.notAnHour(given))
  return moment.slice(0, 10) > today ? object('received', because.inTheFuture) : moment
}

function readPerson(column: 'controller' | 'supervisor', cells: Cells, object: Object): Cell<string> {
  return filled(cells[column], (given) => {
    // «Петренко О. І., заступник міського голови»: the post after the comma is for the reader.
    const name = given.split(',')[0]!.trim().replace(/\s+/g, ' ')
    return /^\p{Lu}\S*(?: \p{Lu}\S*){0,3}$/u.test(name) ? name : object(column, because.notAPerson(given))
  })
}

function readExtensions(text: string | undefined, object: Object): TaskCells['extensions'] {
  if (text === undefined) return undefined
  const chain: { until: Day; decidedOn: Day }[] = []
  for (const link of text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const match = /^(?:до )?([^()]+?) ?\((?:рішення )?(?:від )?([^()]+)\)$/i.exec(link.replace(/\s+/g, ' '))
    const until = match && parseDay(match[1]!)
    const decidedOn = match && parseDay(match[2]!)
    if (until && decidedOn) chain.push({ until, decidedOn })
    else
      object(
        'extensions',
        match ? because.notADay(until ? match[2]! : match[1]!) : because.notAnExtension(link),
      )
  }
  return chain
}

// «10.04.2021 (08.04.2021)»; without the brackets it was reported on its own day.
function readReported(
  text: string | undefined,
  day: (column: Column, text?: string) => Cell<Day>,
  object: Object,
): TaskCells['reported'] {
  if (text === undefined) return undefined
  const reports: { point: Day; on: Day | null }[] = []
  for (const one of text
    .split(';')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean)) {
    const match = /^(?:до )?([^()]+?)(?: ?\(([^()]+)\))?$/i.exec(one)
    const point = match && readDay(match[1]!)
    if (!match || !point)
      object('reported', match ? because.notADay(match[1]!) : because.notAPointReport(one))
    else if (reports.some((known) => known.point === point)) object('reported', because.pointTwice(match[1]!))
    else reports.push({ point, on: match[2] === undefined ? null : (day('reported', match[2]) ?? null) })
  }
  return reports
}

function readTerm(given: string, object: Object): TermInput {
  const read = readTermWords(given)
  return read.ok ? read.value : object('term', because.notATerm(given))
}

function readCompleteness(given: string, object: Object): Completeness | null {
  const words = fold(given)
  if (/^(?:виконано )?(?:у|в) повному обсязі$/.test(words)) return 'full'
  if (/^(?:виконано )?частково$/.test(words)) return 'partly'
  return object('completeness', because.notACompleteness(given))
}

function readRemovalGround(text: string, object: Object): RemovalGround | undefined {
  return readGround(text) ?? object('ground', because.notADay(text)) ?? undefined
}

function readYes(text: string, object: Object): boolean | undefined {
  const word = fold(text)
  if (word === 'так') return true
  if (word === '' || word === 'ні') return false
  return object('special', because.notYes(text)) ?? undefined
}

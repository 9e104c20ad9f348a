import { documentFields } from '../../src/journals/document-fields.ts'
import { type Day, dayOf, formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { ExecutionChoice, Fact, FieldChange, RemovalGround } from '../../src/tasks/fact.ts'

/** A fact as a sentence of the history: what happened, from what to what. */
export function factWords(
  fact: Fact,
  names: { executors: (fact: Fact & { kind: 'assigned' }) => string; person: (id: string) => string },
): string {
  switch (fact.kind) {
    case 'assigned':
      if (fact.corrects) return `виконавців виправлено: ${names.executors(fact)}`
      return `призначено виконавців: ${names.executors(fact)}${fact.ground ? `; ${fact.ground}` : ''}`
    case 'term-set':
      if (fact.corrects) return `строк виправлено: ${fact.day ? formatDay(fact.day) : 'без строку'}`
      if (!fact.day) return 'завдання без строку'
      return fact.points
        ? `контрольні точки розписано з ${formatDay(fact.points[0]?.due ?? fact.day)} по ${formatDay(fact.points.at(-1)?.due ?? fact.day)}`
        : `встановлено строк ${formatDay(fact.day)}`
    case 'placed':
      return 'взято на контроль'
    case 'extended':
      if (fact.corrects) return `строк продовження виправлено: до ${formatDay(fact.until)}`
      return `строк продовжено до ${formatDay(fact.until)}${fact.decidedBy ? `, дозволив(ла) ${fact.decidedBy}` : ''}`
    case 'reported':
      return `звіт про виконання${pointWords(fact.point)} ${fact.completeness === 'partly' ? '(частково) ' : ''}${formatDay(fact.executedOn)}${
        fact.outgoing ? `, вих. № ${fact.outgoing}` : ''
      }: «${fact.text}»`
    case 'returned':
      return `повернуто на доопрацювання: «${fact.reason}»`
    case 'executed':
      return `виконано${pointDone(fact.point)}${completenessWords(fact.completeness)}${fact.note ? `, ${fact.note}` : ''}`
    case 'removed':
      return `знято з контролю: ${groundWords(fact.ground)}`
    case 'returned-to-control':
      return `повернуто на контроль${executionWords(fact.execution)}: ${fact.ground}`
    case 'edited':
      return changeWords(fact.changes)
    case 'retracted':
      return `запис № ${fact.retracts} визнано помилковим${fact.reason ? `: ${fact.reason}` : ''}`
    case 'acknowledged':
      return 'отримано'
    case 'noted':
      return `проміжна інформація: «${fact.text}»`
    case 'part-reported':
      return `співвиконавець подав свою частину: «${fact.text}»`
    case 'extension-asked':
      return `просять продовжити строк до ${formatDay(fact.until)}: «${fact.reason}»`
    case 'extension-refused':
      return `у продовженні строку відмовлено: «${fact.reason}»`
    case 'delegated':
      return `доручено у підрозділі: ${names.person(fact.personId)}`
    case 'reassignment-proposed':
      return `«не наше», пропонують передати: ${fact.whose} («${fact.reason}»)`
    case 'reassignment-declined':
      return `передати завдання відмовлено: «${fact.reason}»`
    default:
      return fact satisfies never
  }
}

/** Fields of a point or of a document: what was and what is. */
export function changeWords(changes: readonly FieldChange[]): string {
  return changes
    .map(({ field, from, to }) =>
      field === 'annulled' || field === 'reason'
        ? `${field === 'annulled' ? 'анульовано' : 'чому'}: ${to}`
        : `${fieldNames[field] ?? field}: «${from ?? '—'}» → «${to ?? '—'}»`,
    )
    .join('; ')
}

/** What was put right about a point: the wrong entry and the right one, or the entry that was taken back. */
export function correctionWords(
  fact: Fact,
  wrong: Fact | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const executors = ({ executors }: Fact & { kind: 'assigned' }) =>
    executors.map((one) => names.get(one.personId ?? one.departmentId) ?? '').join(' · ')
  if (fact.kind === 'term-set' && wrong?.kind === 'term-set')
    return `строк: ${termWords(wrong.day)} → ${termWords(fact.day)}`
  if (fact.kind === 'extended' && wrong?.kind === 'extended')
    return `продовжено до: ${formatDay(wrong.until)} → ${formatDay(fact.until)}`
  if (fact.kind === 'assigned' && wrong?.kind === 'assigned')
    return `виконавці: ${executors(wrong)} → ${executors(fact)}`
  const said = factWords(wrong ?? fact, { executors, person: (id) => names.get(id) ?? '' })
  return wrong ? `скасовано: ${said}` : said
}

function termWords(day: Day | null): string {
  return day ? formatDay(day) : 'без строку'
}

/** When it was entered, where that was another day than the one it happened on. */
export function recordedWords({
  happenedOn,
  recordedAt,
}: {
  happenedOn: Day
  recordedAt: Fact['recordedAt']
}) {
  return dayOf(recordedAt) === happenedOn ? '' : `записано ${formatInstant(recordedAt)}`
}

function groundWords(ground: RemovalGround): string {
  switch (ground.kind) {
    case 'decision':
      return `рішення виконкому № ${ground.number} від ${formatDay(ground.date)}`
    case 'to-file':
      return `«${ground.words}»`
    case 'other':
      return ground.words ?? 'підставу не вказано'
    default:
      return ground satisfies never
  }
}

function completenessWords(completeness: 'full' | 'partly' | null): string {
  if (completeness === null) return ''
  return completeness === 'full' ? ' у повному обсязі' : ' частково'
}

// Of a periodic task: the control point that it is about.
function pointWords(point: Day | undefined): string {
  return point ? ` контрольної точки ${formatDay(point)}` : ''
}

function pointDone(point: Day | undefined): string {
  return point ? ` контрольну точку ${formatDay(point)}` : ''
}

/** The names of fields in the history of changes. */
const fieldNames: Record<string, string> = {
  ...Object.fromEntries(documentFields.map(({ column, inHistory }) => [column, inHistory])),
  registered_on: 'дата',
  number: 'номер',
  annulled: 'анульовано',
  text: 'зміст',
  point: 'пункт',
  controller: 'контролер',
  supervisor: 'контроль покладено на',
  special: 'особливий контроль',
  split: 'виділено в окремий пункт',
  merged: 'приєднано пункт',
}

// Acts of before said nothing of it.
function executionWords(execution: ExecutionChoice | undefined): string {
  switch (execution) {
    case 'falls':
      return ' як не виконане'
    case 'stands':
      return ' для перевірки'
    case undefined:
      return ''
    default:
      return execution satisfies never
  }
}

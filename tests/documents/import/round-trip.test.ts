import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatTerm, type Term } from '../../../src/deadlines/term.ts'
import { addDays, type Day, day, formatDay } from '../../../src/kernel/day.ts'
import { tasksOfDocuments } from '../../../src/tasks/store.ts'
import { type TestContext, testContext } from '../../support/context.ts'
import { counts, csv, dump, load, type Row } from './register-file.ts'

interface TaskModel {
  text: string
  departments: string[]
  person: string | null
  placed: number | null
  term: Term | null
  chain: { until: number; decided: number }[]
  executed: number | null
  completeness: 'full' | 'partly' | null
  removed: number | null
  decision: boolean
  special: boolean
}
interface DocumentModel {
  number: string
  on: Day
  title: string
  iso: boolean
  tasks: TaskModel[]
}

const words = fc
  .string({ unit: fc.constantFrom(...'абвгіїєґ’\'ʼ"«»;,\n 🌊<>№1-'), minLength: 1, maxLength: 40 })
  .map((text) => `Про ${text}`.trim())
const later = fc.option(fc.integer({ min: 0, max: 400 }))
const registered = fc.integer({ min: 0, max: 700 }).map((days) => addDays(day('2023-01-02'), days))
const departments = ['Управління транспорту', 'Департамент освіти', "Відділ охорони здоров'я", 'Відділ № 5']

const taskModel = fc
  .record({
    text: words,
    departments: fc.uniqueArray(fc.constantFrom(...departments), { minLength: 1, maxLength: 3 }),
    person: fc.option(fc.constantFrom('Мороз І. С.', 'Об’єднаний О. О.')),
    placed: later,
    term: fc.option(
      fc.oneof(
        fc.constant<Term>({ kind: 'permanent' }),
        fc.constant<Term>({ kind: 'periodic', every: 'quarter', day: 10 }),
        fc
          .integer({ min: 0, max: 300 })
          .map((n): Term => ({ kind: 'day', day: addDays(day('2025-01-01'), n) })),
      ),
    ),
    chain: fc.array(
      fc.record({ until: fc.integer({ min: 0, max: 500 }), decided: fc.integer({ min: 0, max: 400 }) }),
      { maxLength: 3 },
    ),
    executed: later,
    completeness: fc.option(fc.constantFrom('full' as const, 'partly' as const)),
    removed: later,
    decision: fc.boolean(),
    special: fc.boolean(),
  })
  .map(
    (task): TaskModel => ({
      ...task,
      // Each point of a periodic term has an outcome of its own, told by another column.
      ...(task.term?.kind === 'periodic' && { executed: null }),
      // Only what a register can say: removed after it was taken, extended where there is a day, in full on a day.
      removed: task.placed === null || task.removed === null ? null : task.placed + task.removed,
      chain: task.term && task.term.kind !== 'permanent' ? task.chain : [],
      completeness: task.executed === null || task.term?.kind === 'periodic' ? null : task.completeness,
    }),
  )

const register = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 999 }).map(String),
    on: registered,
    title: words,
    iso: fc.boolean(),
    tasks: fc.uniqueArray(taskModel, { maxLength: 3, selector: (task) => task.text }),
  }),
  { selector: (one) => `${one.number} ${one.on.slice(0, 4)}`, maxLength: 6 },
)
const shape = fc.record({
  delimiter: fc.constantFrom(';' as const, ',' as const),
  bom: fc.boolean(),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
})

it('what a random register says is what the register then has, and a second time changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(register, shape, async (documents, form) => {
      const context = await testContext()
      const rows = documents.flatMap(rowsOf)
      const result = await load(context, csv(rows, form))
      expect(result.rejected).toEqual([])
      expect(counts(result)).toMatchObject({ rows: rows.length, created: rows.length })
      expect(await readBack(context)).toEqual(documents.map(expected).sort(byNumber))

      const before = await dump(context)
      expect(counts(await load(context, csv(rows, form)))).toMatchObject({ unchanged: rows.length })
      expect(await dump(context)).toEqual(before)
    }),
    { numRuns: 40, seed: 20_261_120 },
  )
})

function rowsOf({ number, on, title, iso, tasks }: DocumentModel): Row[] {
  const write = (value: Day) => (iso ? value : formatDay(value))
  const days = (n: number | null) => (n === null ? '' : write(addDays(on, n)))
  const document = { kind: 'рішення виконкому', number, date: write(on), title }
  if (tasks.length === 0) return [document]
  return tasks.map((task, place) => ({
    ...document,
    point: String(place + 1),
    text: task.text,
    lead: [task.departments[0], ...(task.person ? [task.person] : [])].join(', '),
    others: task.departments.slice(1).join('; '),
    placed: days(task.placed),
    term: task.term ? formatTerm(task.term) : '',
    extensions: task.chain.map((link) => `${days(link.until)} (${days(link.decided)})`).join('; '),
    executed: days(task.executed),
    completeness: task.completeness
      ? { full: 'у повному обсязі', partly: 'частково' }[task.completeness]
      : '',
    removed: days(task.removed),
    ground:
      task.removed === null ? '' : task.decision ? 'рішення виконкому № 12-р від 01.02.2025' : 'До справи',
    special: task.special ? 'так' : '',
  }))
}

function expected({ number, on, title, tasks }: DocumentModel) {
  return {
    number,
    on,
    title,
    tasks: tasks.map((task) => ({
      text: task.text,
      departments: task.departments,
      person: task.person,
      term: task.term ?? { kind: 'none' },
      placedOn: task.placed === null ? null : addDays(on, task.placed),
      extensions: task.chain.map((link) => `${addDays(on, link.until)} ${addDays(on, link.decided)}`).sort(),
      executedOn: task.executed === null ? null : addDays(on, task.executed),
      completeness: task.completeness,
      removedOn: task.removed === null ? null : addDays(on, task.removed),
      ground: task.removed === null ? null : task.decision ? '12-р 2025-02-01' : 'До справи',
      special: task.special,
    })),
  }
}

async function readBack({ db }: TestContext) {
  const documents = await db.read.selectFrom('documents').selectAll().execute()
  const names = new Map(
    (await db.read.selectFrom('departments').selectAll().execute()).map((one) => [one.id, one.name]),
  )
  const people = new Map(
    (await db.read.selectFrom('people').selectAll().execute()).map((one) => [one.id, one.short_name]),
  )
  const read = documents.map(async (document) => ({
    number: document.number,
    on: document.registered_on,
    title: document.title,
    tasks: (await tasksOfDocuments(db, [document.id])).map(({ row, state }) => ({
      text: row.text,
      departments: state.executors.map((one) => names.get(one.departmentId)),
      person: state.executors[0]!.personId && people.get(state.executors[0]!.personId),
      term: JSON.parse(row.term!),
      placedOn: state.controlPeriods[0]?.placedOn ?? null,
      extensions: state.extensions.map((one) => `${one.until} ${one.decidedOn}`).sort(),
      executedOn: state.executedOn ?? state.partlyOn,
      completeness: state.completeness,
      removedOn: state.removedOn,
      ground:
        state.removal &&
        (state.removal.kind === 'decision'
          ? `${state.removal.number} ${state.removal.date}`
          : state.removal.words),
      special: row.special === 1,
    })),
  }))
  return (await Promise.all(read)).sort(byNumber)
}

function byNumber(a: { number: string; on: Day }, b: { number: string; on: Day }): number {
  return `${a.number} ${a.on}` < `${b.number} ${b.on}` ? -1 : 1
}

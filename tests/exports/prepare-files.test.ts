import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { forgetExports } from '../../src/exports/actions/forget-exports.ts'
import { prepareFiles } from '../../src/exports/actions/prepare-files.ts'
import { type ExportAnswer, requestExport } from '../../src/exports/actions/request-export.ts'
import { withdrawExport } from '../../src/exports/actions/withdraw-export.ts'
import { stillOpen } from '../../src/exports/lists/still-open.ts'
import { type ExportJob, findExportJob } from '../../src/exports/store.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type OpenContext, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

/** Where a list of more than three rows is long, and parts and sheets are small. */
const atOnce = 3
const plan = { rowsOfPart: 2, rowsOfSheet: 1000 }

eachEngine((_name, open) => {
  describe('a short list', () => {
    it('is answered at once, as the person sees it', async () => {
      const { context, cast } = await withTasks(open, 3)
      const job = await ask(context, cast.olena.actor, '/tasks?page=2')
      if (job.kind !== 'file') throw new Error('it had to wait')
      expect(texts(await bytesOf(job.pieces))).toEqual(['Завдання 1', 'Завдання 2', 'Завдання 3'])
      const none = await ask(context, cast.ihor.actor, '/tasks')
      if (none.kind !== 'file') throw new Error('it had to wait')
      expect(texts(await bytesOf(none.pieces))).toEqual([])
    })

    it('is no list at an address where none is', async () => {
      const { context, cast } = await withTasks(open, 1)
      for (const address of [
        '',
        '/',
        '//tasks',
        '/tasks/1',
        'https://else.where/tasks',
        '/reports/half-year/list',
      ])
        expect(await requestExport(context, cast.olena.actor, { address, format: 'csv' })).toMatchObject({
          ok: false,
          refusals: [{ code: 'not-found' }],
        })
    })
  })

  describe('a long list', () => {
    it('is prepared part by part, told as it goes, and is the list of the hour at which it began', async () => {
      const { context, cast } = await withTasks(open, 5)
      const id = await askLong(context, cast.olena.actor)
      expect(await find(context, cast, id)).toMatchObject({ state: 'waiting', rows_all: null })
      await prepareFiles(context, { plan, parts: 1 })
      expect(await find(context, cast, id)).toMatchObject({ state: 'running', rows_all: 5, rows_done: 2 })
      await registerOne(context, cast, 6)
      await prepareFiles(context, { plan, parts: 1 })
      expect(await find(context, cast, id)).toMatchObject({ state: 'running', rows_done: 4 })
      await prepareFiles(context, { plan })
      const file = await find(context, cast, id)
      expect(file).toMatchObject({ state: 'ready', rows_all: 5, rows_done: 5 })
      expect(texts(await contentOf(context, file))).toEqual([1, 2, 3, 4, 5].map((n) => `Завдання ${n}`))
      expect(await context.db.read.selectFrom('prepared_parts').selectAll().execute()).toEqual([])
    })

    it('says of a task what was known when the work began, whatever is recorded meanwhile', async () => {
      const { context, cast } = await withTasks(open, 5)
      const id = await askLong(context, cast.olena.actor)
      await prepareFiles(context, { plan, parts: 1 })
      context.clock.moveTo('2026-11-20T07:10:00.000Z')
      const last = await context.db.read
        .selectFrom('tasks')
        .select(['id', 'seq'])
        .where('text', '=', 'Завдання 5')
        .executeTakeFirstOrThrow()
      await reassigned(context, cast, last.id)
      const edit = { text: 'Інше', controller: null, supervisor: null, special: true }
      expect(await editTask(context, cast.olena.actor, last.id, edit)).toMatchObject({ ok: true })
      const until = '2027-01-15' as Day
      const extension = { until, decidedOn: context.clock.today(), decidedBy: 'Міський голова', ground: null }
      expect(await extendTerm(context, cast.olena.actor, last.id, extension)).toMatchObject({ ok: true })
      await prepareFiles(context, { plan })
      const { Sheets, SheetNames } = read(await contentOf(context, await find(context, cast, id)))
      const rows = utils.sheet_to_json<Record<string, string>>(Sheets[SheetNames[0]!]!, { raw: false })
      expect(rows[4]).toMatchObject({
        Завдання: 'Завдання 5',
        'Головний виконавець': 'Управління транспорту',
        Особа: 'Іваненко П. С.',
        'Ще виконавців': '1',
        Строк: '05.12.2026',
        Продовжень: '0',
      })
      expect(rows[4]).not.toHaveProperty('Особливий контроль')
    })

    it('asked for twice is the same file while it is fresh, and another one later', async () => {
      const { context, cast } = await withTasks(open, 4)
      const { actor } = cast.olena
      const id = await askLong(context, actor)
      expect(await askLong(context, actor)).toBe(id)
      expect(await askLong(context, cast.hanna.actor)).not.toBe(id)
      await prepareFiles(context, { plan })
      expect(await askLong(context, actor)).toBe(id)
      context.clock.moveTo('2026-11-20T08:00:00.000Z')
      expect(await askLong(context, actor)).not.toBe(id)
    })

    it('of which a person has too many in work is refused', async () => {
      const { context, cast } = await withTasks(open, 4)
      for (const state of ['pending', 'all', 'overdue&x', 'week&x', 'today&x'])
        await context.db.commit([
          {
            sql: `INSERT INTO prepared_files (id, account_id, address, format, name, conditions, asked_on, asked_at, eyes, state)
              VALUES (?, ?, ?, 'csv', 'x', 'x', '2026-11-20', ?, '[]', 'waiting')`,
            parameters: [state, cast.olena.actor.accountId, state, context.clock.now()],
          },
        ])
      expect(
        await requestExport(context, cast.olena.actor, { address: '/tasks', format: 'csv' }, { atOnce }),
      ).toMatchObject({ ok: false, refusals: [{ code: 'too-many-prepared' }] })
    })

    it('longer than a file may be says so', async () => {
      const { context, cast } = await withTasks(open, 4)
      const id = await askLong(context, cast.olena.actor)
      await prepareFiles(context, { plan, mostRows: 3 })
      expect(await find(context, cast, id)).toMatchObject({ state: 'failed', reason: 'too-long' })
    })

    it('withdrawn half way is worked on no more and leaves nothing', async () => {
      const { context, cast } = await withTasks(open, 6)
      const id = await askLong(context, cast.olena.actor)
      await prepareFiles(context, { plan, parts: 1 })
      expect(await withdrawExport(context, cast.hanna.actor, id)).toMatchObject({ ok: false })
      expect(await withdrawExport(context, cast.olena.actor, id)).toMatchObject({ ok: true })
      await prepareFiles(context, { plan })
      expect(await find(context, cast, id)).toMatchObject({ state: 'withdrawn', hash: null, ids_hash: null })
      expect(await context.db.read.selectFrom('prepared_parts').selectAll().execute()).toEqual([])
    })

    it('whose worker fell silent is taken up by another when its time is over, where it stopped', async () => {
      const { context, cast } = await withTasks(open, 6)
      const id = await askLong(context, cast.olena.actor)
      await prepareFiles(context, { plan, parts: 1 })
      await context.db.commit([
        {
          sql: `UPDATE prepared_files SET holder = 'dead', held_until = ? WHERE id = ?`,
          parameters: ['2026-11-20T07:00:30.000Z', id],
        },
      ])
      await prepareFiles(context, { plan })
      expect(await find(context, cast, id)).toMatchObject({ state: 'running', rows_done: 2 })
      context.clock.moveTo('2026-11-20T07:00:30.000Z')
      await prepareFiles(context, { plan })
      const file = await find(context, cast, id)
      expect(texts(await contentOf(context, file))).toHaveLength(6)
    })

    it('is forgotten after some days', async () => {
      const { context, cast } = await withTasks(open, 4)
      const id = await askLong(context, cast.olena.actor)
      await prepareFiles(context, { plan, parts: 1 })
      context.clock.moveTo(addDays(context.clock.today(), 3))
      await forgetExports(context)
      expect(await find(context, cast, id)).toMatchObject({ state: 'running' })
      context.clock.moveTo(addDays(context.clock.today(), 2))
      await forgetExports(context)
      expect(await findExportJob(context.db, cast.olena.actor.accountId, id)).toBeUndefined()
    })
  })

  describe('a prepared file is closed', () => {
    it('to everybody but who asked for it, and to that person in another role', async () => {
      const { context, cast } = await withTasks(open, 4)
      const { actor } = cast.olena
      const id = await askLong(context, actor)
      await prepareFiles(context, { plan })
      expect(await findExportJob(context.db, cast.hanna.actor.accountId, id)).toBeUndefined()
      const file = await find(context, cast, id)
      expect(await stillOpen(context.db, actor, file)).toBe(true)
      expect(await stillOpen(context.db, { ...actor, role: 'executor' }, file)).toBe(false)
    })

    it('when the role changed before it was made', async () => {
      const { context, cast } = await withTasks(open, 4)
      const id = await askLong(context, cast.olena.actor)
      await context.db.commit([
        {
          sql: `UPDATE accounts SET role = 'executor' WHERE id = ?`,
          parameters: [cast.olena.actor.accountId],
        },
      ])
      await prepareFiles(context, { plan })
      expect(await find(context, cast, id)).toMatchObject({ state: 'failed', reason: 'rights-changed' })
    })

    it('when a task in it was given to somebody else, and not when another one was', async () => {
      const { context, cast } = await withTasks(open, 4)
      const { actor } = cast.petro
      const id = await askLong(context, actor)
      await prepareFiles(context, { plan })
      const file = (await findExportJob(context.db, actor.accountId, id))!
      const [first] = await context.db.read.selectFrom('tasks').selectAll().orderBy('id').execute()
      const other = await registerOne(context, cast, 9, { executors: [{ words: 'Управління культури' }] })
      const [theirs] = await context.db.read
        .selectFrom('tasks')
        .select('id')
        .where('document_id', '=', other)
        .execute()
      context.clock.moveTo('2026-11-20T09:00:00.000Z')
      await reassigned(context, cast, theirs!.id)
      expect(await stillOpen(context.db, actor, file)).toBe(true)
      await reassigned(context, cast, first!.id)
      expect(await stillOpen(context.db, actor, file)).toBe(false)
    })
  })
})

async function withTasks(open: OpenContext, count: number) {
  const context = await open()
  const cast = await withCast(context)
  for (let n = 1; n <= count; n++) await registerOne(context, cast, n)
  return { context, cast }
}

async function registerOne(context: TestContext, cast: Cast, n: number, over = {}): Promise<string> {
  const day = `2026-12-${String(n).padStart(2, '0')}` as Day
  const task = point({ text: `Завдання ${n}`, term: { kind: 'day', day }, ...over })
  return must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [task] }))).id
}

async function reassigned(context: TestContext, cast: Cast, taskId: string): Promise<void> {
  const input = { executors: [{ words: 'Департамент освіти' }], ground: 'Доручення міського голови' }
  must(await reassign(context, cast.olena.actor, taskId, input))
}

async function ask(context: TestContext, actor: Actor, address: string): Promise<ExportAnswer> {
  const outcome = must(await requestExport(context, actor, { address, format: 'xlsx' }, { atOnce }))
  return outcome
}

async function askLong(context: TestContext, actor: Actor): Promise<string> {
  const job = await ask(context, actor, '/tasks?state=pending')
  if (job.kind !== 'job') throw new Error('it was short')
  return job.id
}

async function find(context: TestContext, cast: Cast, id: string): Promise<ExportJob> {
  return (await findExportJob(context.db, cast.olena.actor.accountId, id))!
}

async function contentOf(context: TestContext, file: ExportJob): Promise<Uint8Array> {
  const content = await context.files.open(file.hash!)
  return new Uint8Array(await new Response(content).arrayBuffer())
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(ReadableStream.from(pieces)).arrayBuffer())
}

/** What the tasks of a workbook ask for, row by row. */
function texts(bytes: Uint8Array): string[] {
  const { Sheets, SheetNames } = read(bytes)
  return utils.sheet_to_json<Record<string, string>>(Sheets[SheetNames[0]!]!).map((row) => row['Завдання']!)
}

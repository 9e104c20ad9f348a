import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import nodemailer from 'nodemailer'
import { registerItself } from '../src/access/actor.ts'
import { insertRows } from '../src/db/insert-rows.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
import { fold } from '../src/kernel/fold.ts'
import { sendLetters } from '../src/letters/outbox/send-letters.ts'
import { openTasks } from '../src/letters/plan/open-tasks.ts'
import { planLetters } from '../src/letters/plan/plan-letters.ts'
import { newDepartment, newPerson } from '../src/people/store.ts'
import { openRegister } from '../src/server/node/open-register.ts'
import { insertTasks } from '../src/tasks/store.ts'
import type { AppContext } from '../src/web/app-context.ts'
import { inMs, median, ratio } from './pages-cost.ts'
import { clock, TODAY } from './prepared-register.ts'
import type { Line } from './print-table.ts'

const LETTERS = 50_000
const POOLED = 20_000
const CHUNK = 1000

/**
 * So many planned letters, each of its own person, delivered to a mail server in a process of its own by everything that the
 * register does for a letter; beside it nodemailer's own pool with messages of the same size, before and after.
 */
export async function deliveryCost(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-letters-'))
  const server = await startListener()
  try {
    const context = await openRegister(folder, clock, {
      smtpUrl: server.url,
      publicUrl: 'https://rada.example',
    })
    await fill(context)
    const planned = await planLetters(context, registerItself, { from: TODAY, to: TODAY })
    if (!planned.ok || planned.value.planned < LETTERS) throw new Error(JSON.stringify(planned).slice(0, 500))
    const before = await pooled(server.url, context)
    const memory: number[] = []
    const watch = setInterval(() => memory.push(process.memoryUsage.rss() / 1e6), 250)
    const start = performance.now()
    const outcome = await sendLetters(context)
    const seconds = (performance.now() - start) / 1000
    clearInterval(watch)
    if (!outcome.ok || outcome.value.sent !== LETTERS) throw new Error(JSON.stringify(outcome))
    const after = await pooled(server.url, context)
    await context.db.close()
    const own = LETTERS / seconds
    const bare = (before + after) / 2
    const part = (from: number, to: number) =>
      median(memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to)))
    return [
      { what: `${LETTERS} letters delivered, a second`, large: own.toFixed(0) },
      { what: '— nodemailer’s own pool, a second', large: bare.toFixed(0) },
      { what: '— ratio', large: ratio(own, bare), goal: '≥ 0.8' },
      {
        what: '— resident memory, second and last tenth',
        large: `${part(0.1, 0.2).toFixed(0)} and ${part(0.9, 1).toFixed(0)} MB`,
        goal: 'flat',
      },
    ]
  } finally {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Planning a day over the larger register, nothing written, beside the statement that finds the tasks for it. */
export async function planningCost(dataFolder: string): Promise<Line[]> {
  const context = await openRegister(dataFolder, clock)
  const raw = new BetterSqlite3(join(dataFolder, 'register.sqlite'), { readonly: true })
  const statement =
    raw.prepare(`SELECT id, kind, due_day, extensions, department_id, lead_id, supervisor_id, turned_on, placed_on
    FROM tasks WHERE placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL AND reported_on IS NULL
      AND due_day IS NOT NULL ORDER BY due_order, id`)
  const plans: number[] = []
  const bare: number[] = []
  for (let round = 0; round < 11; round++) {
    const start = performance.now()
    const outcome = await planLetters(context, registerItself, { from: TODAY, to: TODAY, simulate: true })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
    const between = performance.now()
    statement.all()
    plans.push(between - start)
    bare.push(performance.now() - between)
  }
  const found = (await openTasks(context.db)).length
  raw.close()
  await context.db.close()
  return [
    { what: `Planning a day, ${found} tasks open`, large: inMs(median(plans)) },
    { what: '— the statement that finds them', large: inMs(median(bare)) },
    { what: '— ratio', large: ratio(median(plans), median(bare)), goal: '≤ 2' },
  ]
}

async function pooled(url: string, { db }: AppContext): Promise<number> {
  const { text, html, subject } = await db.read
    .selectFrom('letter_papers')
    .select(['text', 'html', 'subject'])
    .limit(1)
    .executeTakeFirst()
    .then((row) => row ?? sample)
  const pool = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 5,
    maxMessages: 200,
    ignoreTLS: true,
  } as object)
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next++ < POOLED)
      await pool.sendMail({
        from: 'control@rada.example',
        to: `person${next}@rada.example`,
        subject,
        text,
        html,
        textEncoding: 'base64',
      })
  }
  await Promise.all(Array.from({ length: 25 }, worker))
  const seconds = (performance.now() - start) / 1000
  pool.close()
  return POOLED / seconds
}

const sample = { text: 'x'.repeat(1800), html: 'x'.repeat(5200), subject: 'Про строки виконання документів' }

async function fill(context: AppContext): Promise<void> {
  const now = clock.now()
  const department = newDepartment('Управління транспорту', 1, { recordedAt: now, recordedBy: null })
  await context.db.commit(department.writes)
  for (let first = 0; first < LETTERS; first += CHUNK) {
    const places = Array.from({ length: CHUNK }, (_, place) => first + place)
    const people = places.map((place) => {
      const { row } = newPerson(
        {
          name: `ІВАНЕНКО${place} Петро Степанович`,
          departmentId: department.row.id,
          email: `person${place}@rada.example`,
        },
        { recordedAt: now, recordedBy: null },
      )
      return {
        ...row,
        vocative: 'Петре Степановичу',
        dative: 'Петру ІВАНЕНКУ',
        short_key: fold(row.short_name),
      }
    })
    const document = documentOf(first / CHUNK, now)
    await context.db.commit([
      insertRows('people', people),
      insertRows('documents', [document]),
      ...insertTasks(
        people.map(({ id }, place) => ({
          draft: {
            id: `tas${first + place}`,
            document_id: document.id,
            kind: document.kind,
            registered_on: document.registered_on,
            position: place + 1,
            point: String(place + 1),
            text: 'Завершити ремонт дорожнього покриття на вулиці Галицькій і подати звіт про виконання',
            question_id: null,
            term: null,
            term_steps: null,
            series_id: null,
            series_place: 1,
            parent_id: null,
            special: 0,
            controller_id: null,
            supervisor_id: null,
            due_time: null,
          },
          facts: [
            fact(1, { kind: 'term-set', day: TODAY }),
            fact(2, {
              kind: 'assigned',
              executors: [{ departmentId: department.row.id, personId: id, role: 'lead' }],
            }),
            fact(3, { kind: 'placed' }),
          ],
        })),
      ),
    ])
  }
  function fact<T extends object>(seq: number, what: T) {
    return { ...what, seq, happenedOn: addDays(TODAY, -20), recordedAt: now, recordedBy: null }
  }
}

function documentOf(place: number, recordedAt: ReturnType<typeof clock.now>) {
  return {
    id: `doc${place}`,
    kind: 'executive-decision',
    journal_year: 2026,
    number: String(place + 1),
    number_key: String(place + 1),
    registered_on: addDays(TODAY, -20) as Day,
    received_at: null,
    correspondent_id: null,
    correspondent_number: null,
    correspondent_number_key: null,
    correspondent_date: null,
    title: 'Про ремонт доріг',
    public_title: null,
    case_index: null,
    version: 1,
    annulled_on: null,
    annulment_reason: null,
    recorded_at: recordedAt,
    recorded_by: null,
  }
}

async function startListener(): Promise<{ url: string; stop(): void }> {
  const child: ChildProcess = fork(process.argv[1]!, ['smtp'])
  const port = await new Promise<number>((resolve) =>
    child.once('message', (message) => resolve(message as number)),
  )
  return { url: `smtp://127.0.0.1:${port}`, stop: () => child.disconnect() }
}

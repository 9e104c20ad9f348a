import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { issueFeed } from '../../src/letters/calendar-feed/keep-feeds.ts'
import { finalizeLetters } from '../../src/letters/outbox/finalize-letters.ts'
import { giveNote } from '../../src/tasks/acts/notes.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { programOf } from '../api/program.ts'
import { file } from '../files/samples.ts'
import { sendFiles } from '../files/upload.ts'
import { planned } from '../letters/planned-letter.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

const RESIDENT = /Дуб|050-111/
const HIDDEN = 'Персональні дані приховано'

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>
let id: string
/** Петро's: a resident is in its words, its history and its evidence; the other one is Ігор's */
let task: string

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  app = createApp(context)
})

/** An appeal of a resident: Петро answers it, Ігор has a point of his own, the mayor's deputy supervises. */
async function withAppeal(): Promise<void> {
  const made = must(
    await registerDocument(
      context,
      cast.hanna.actor,
      decision({
        kind: 'appeal',
        title: 'Про ремонт даху',
        tasks: [
          point({
            text: 'Відповісти Дубу В., тел. 050-111',
            executors: [{ words: 'Управління транспорту, Іваненко П. С.' }],
            term: { kind: 'day', day: '2026-11-20' as Day },
            supervisor: 'Лисенко А. Ю.',
          }),
          point({
            point: '2',
            text: 'Підготувати довідку',
            executors: [{ words: 'Управління культури, Бондар І. О.' }],
          }),
        ],
      }),
    ),
  )
  id = made.id
  task = (await tasksOfDocuments(context.db, [id])).find(({ row }) => row.point === '1')!.row.id
  await giveNote(context, cast.petro.actor, task, { text: 'Подзвонили Дубу' })
  await sendFiles(context, cast.petro, `/tasks/${task}/files`, [
    file('Дах Дуба В.pdf', '%PDF-1.4\n% roof\n%%EOF\n'),
  ])
}

const markAppealsPersonal = () =>
  context.db.commit([
    {
      sql: `UPDATE document_kinds SET detail = json_set(detail, '$.personal', json('true')) WHERE id = 'appeal'`,
      parameters: [],
    },
    referenceChanged,
  ])

async function get(member: Member, path: string, form?: Record<string, string>) {
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const answer = await app.request(path, { ...init, headers: await signedIn(context, member) })
  expect(answer.status, path).toBe(200)
  return answer.text()
}

async function program(member: Member, path: string) {
  const { status, body } = await (await programOf(context, member)).get(path)
  expect(status, path).toBe(200)
  return JSON.stringify(body)
}

/** The letter that the supervisor gets on the day the task is due: its subject, its text, its page. */
async function letterTo(member: Member) {
  const { id } = await planned(context, { to: member.person.id, items: [{ taskId: task }] })
  const letter = (await finalizeLetters(context, [id])).get(id)
  if (!letter || 'withheld' in letter) throw new Error('not sent')
  const { writes: _, ...said } = letter
  return JSON.stringify(said)
}

const surfaces: [surface: string, read: (member: Member) => Promise<string>][] = [
  ['the card of the document', (member) => get(member, `/documents/${id}`)],
  ['the card with the task open', (member) => get(member, `/documents/${id}?task=${task}`)],
  ['the files of the document', (member) => get(member, `/documents/${id}/files`)],
  ['the register of tasks', (member) => get(member, '/tasks?state=all')],
  ['the list as a file', (member) => get(member, '/prepared', { list: '/tasks?state=all', format: 'csv' })],
  ['the document for a program', (member) => program(member, `/documents/${id}`)],
  ['the list for a program', (member) => program(member, '/tasks?state=all')],
  ['a letter', (member) => letterTo(member)],
]

describe('the words of a kind that is marked as personal', () => {
  beforeEach(withAppeal)

  it.each(surfaces)('are in %s for everybody before the mark', async (_surface, read) => {
    expect(await read(cast.andrii)).toMatch(RESIDENT)
  })

  it.each(surfaces)('are read in %s by the executor, and not by leaders', async (_surface, read) => {
    await markAppealsPersonal()
    expect(await read(cast.petro)).toMatch(RESIDENT)
    expect(await read(cast.andrii)).not.toMatch(RESIDENT)
  })

  it.each(surfaces.slice(0, -1))('are not read in %s by another participant', async (_surface, read) => {
    await markAppealsPersonal()
    expect(await read(cast.ihor)).not.toMatch(RESIDENT)
  })

  it('are found by search by whoever may read them, and by nobody else', async () => {
    const paths = ['/tasks?state=all&text=', '/documents?text='].flatMap((list) =>
      ['Дубу', '050-111', 'Дубу 111'].map((words) => list + encodeURIComponent(words)),
    )
    for (const path of paths) expect(await get(cast.andrii, path), path).toContain(`/${id}`)
    await markAppealsPersonal()
    for (const path of paths) {
      expect(await get(cast.hanna, path), path).toContain(`/${id}`)
      for (const member of [cast.andrii, cast.ihor])
        expect(await get(member, path), path).not.toContain(`/${id}`)
    }
  })

  it('are not in calendars of due days, which lie on telephones', async () => {
    const issued = await issueFeed(context, cast.petro.actor, null)
    if (!issued.ok) throw new Error('no feed')
    const path = `/feeds/${issued.value.secret}.ics`
    expect(await get(cast.petro, path)).toMatch(RESIDENT)
    await markAppealsPersonal()
    const calendar = await get(cast.petro, path)
    expect(calendar).toContain('BEGIN:VEVENT')
    expect(calendar).not.toMatch(RESIDENT)
  })

  it('say in a list that they are hidden', async () => {
    await markAppealsPersonal()
    expect(await get(cast.andrii, '/tasks?state=all')).toContain(HIDDEN)
  })
})

it('a register of before the mark has it for broadcasts alone', async () => {
  const { db } = context
  await db.commit([
    { sql: `UPDATE document_kinds SET detail = json_remove(detail, '$.personal')`, parameters: [] },
  ])
  const sql = readFileSync(join(migrationsFolder, '0024_personal_kinds.sql'), 'utf8')
  await db.commit([{ sql, parameters: [] }, referenceChanged])
  const { kinds } = await context.reference()
  expect(kinds.filter(({ personal }) => personal).map(({ id }) => id)).toEqual(['broadcast'])
  expect(kinds.every(({ personal }) => typeof personal === 'boolean')).toBe(true)
})

import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { withdrawFile } from '../../src/documents/files/withdraw-file.ts'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import { giveNote } from '../../src/tasks/acts/notes.ts'
import { programOf } from '../api/program.ts'
import { file } from '../files/samples.ts'
import { sendFiles } from '../files/upload.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const RESIDENT = /Дуб/
const HIDDEN = 'Персональні дані приховано'

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>
let id: string
/** Петро's: «Дуба» is in its words, its question and its history; the other one is Ігор's */
let task: string
let agenda: string
/** evidence of Петро's task, and the scan of the whole broadcast */
let evidence: string
let scan: string

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  app = createApp(context)
  const { hanna, petro } = cast
  const titles = ['Звернення Дуба В., тел. 050-111', 'Інше']
  const held = await registerProtocol(context, hanna.actor, {
    kind: 'broadcast',
    heldOn: day('2026-11-19'),
    questions: titles.map((title) => ({ title, speaker: null })),
  })
  id = held.ok ? held.value.id : ''
  const give = async (question: number, text: string, executor: string) => {
    const draft = { question, text, executors: [executor], term: '19.11.2026', special: true }
    const added = await addInstruction(context, hanna.actor, { documentId: id, draft })
    return added.ok ? added.value.row.id : ''
  }
  task = await give(1, 'Відповісти Дубу В. про дах, кв. 17', 'Управління транспорту, Іваненко П. С.')
  await give(2, 'Підготувати довідку', 'Управління культури, Бондар І. О.')
  await giveNote(context, petro.actor, task, { text: 'Подзвонили Дубу' })
  await sendFiles(context, petro, `/tasks/${task}/files`, [pdf('Дах Дуба В.pdf'), pdf('Дуб, двічі.pdf')])
  await sendFiles(context, hanna, `/documents/${id}/files`, [pdf('Ефір: Дуб В.pdf')])
  const files = await filesOfDocument(context.db, id)
  evidence = files[0]!.id
  scan = files[2]!.id
  await withdrawFile(context, petro.actor, files[1]!.id, 'Дуб просив прибрати')
  const opened = await openAgenda(context, hanna.actor, {
    kind: 'broadcast',
    heldOn: day('2026-11-20'),
    hour: '11:00',
    place: '',
    chair: '',
  })
  agenda = opened.ok ? opened.value : ''
  await proposeQuestion(context, petro.actor, {
    agendaId: agenda,
    question: { title: 'Ще раз про Дуба', speaker: null },
  })
})

// The content names itself, so that no two are the same file.
const pdf = (name: string) => file(name, `%PDF-1.4\n% ${name}\n%%EOF\n`)

async function get(member: Member, path: string) {
  const answer = await app.request(path, { headers: await signedIn(context, member) })
  return answer.status === 200 ? answer.text() : ''
}

const everywhere: [surface: string, path: () => string][] = [
  ['protocol', () => `/meetings/${id}`],
  ['protocol as paper', () => `/meetings/${id}/paper`],
  ['card of the document', () => `/documents/${id}`],
  ['card with the task open', () => `/documents/${id}?task=${task}`],
  ['register of tasks', () => '/tasks?state=all'],
  ['page «Сьогодні»', () => '/'],
  ['list of protocols', () => '/meetings?kind=broadcast'],
  ['agenda', () => `/meetings/agendas/${agenda}`],
  ['files of the document', () => `/documents/${id}/files`],
  ['extract', () => `/meetings/${id}/extracts/${cast.departments.transport.id}`],
]

describe('the words of a broadcast', () => {
  it.each(everywhere)('in the %s are hidden from leaders and auditors', async (_surface, path) => {
    context.clock.moveTo('2026-11-20')
    for (const member of [cast.andrii, cast.sofiia, cast.dmytro]) {
      const body = await get(member, path())
      expect(body).not.toBe('')
      expect(body).not.toMatch(RESIDENT)
    }
  })

  it.each(everywhere.slice(0, 7))('in the %s are hidden from another participant', async (_surface, path) => {
    expect(await get(cast.ihor, path())).not.toMatch(RESIDENT)
  })

  it.each(everywhere.filter(([surface]) => !surface.startsWith('page') && surface !== 'list of protocols'))(
    'in the %s are read by the executor, the controller and the clerk',
    async (_surface, path) => {
      for (const member of [cast.petro, cast.olena, cast.hanna])
        expect(await get(member, path())).toMatch(RESIDENT)
    },
  )

  it('are read by the head of the department, who answers for it', async () => {
    expect(await get(cast.roman, `/documents/${id}`)).toMatch(RESIDENT)
  })

  it('are not found by search either, where guessing would tell what is hidden', async () => {
    const searches = ['Дубу', 'Дубу 17', 'кв. 17']
    const lists = ['/tasks?state=all&text=', '/documents?text=']
    for (const path of lists.flatMap((list) => searches.map((words) => list + words))) {
      expect(await get(cast.hanna, path)).toContain(`/${id}`)
      for (const member of [cast.andrii, cast.ihor]) expect(await get(member, path)).not.toContain(`/${id}`)
    }
  })

  it('are not in files either: neither their names nor what they hold', async () => {
    const opens = async (member: Member, id: string) => {
      const program = await programOf(context, member)
      const [page, preview] = [await get(member, `/files/${id}`), await get(member, `/files/${id}/preview`)]
      const { status } = await program.get(`/files/${id}`)
      expect([page !== '', preview !== '']).toEqual([status === 200, status === 200])
      return status === 200
    }
    for (const member of [cast.petro, cast.roman, cast.olena, cast.hanna])
      expect(await opens(member, evidence)).toBe(true)
    for (const member of [cast.ihor, cast.maria, cast.andrii, cast.sofiia, cast.dmytro])
      expect([await opens(member, evidence), await opens(member, scan)]).toEqual([false, false])
    expect(await opens(cast.petro, scan)).toBe(false)
    expect(await opens(cast.hanna, scan)).toBe(true)
    const card = await get(cast.ihor, `/documents/${id}`)
    expect(card).toContain('Файли: 2')
    expect(card).not.toContain(`/files/${evidence}`)
  })

  it('are hidden in the Word file', async () => {
    const words = async (member: Member) => {
      const answer = await app.request(`/meetings/${id}/word`, { headers: await signedIn(context, member) })
      return wordsOf(await answer.arrayBuffer())
    }
    expect(await words(cast.hanna)).toMatch(RESIDENT)
    const leader = await words(cast.andrii)
    expect(leader).toContain(HIDDEN)
    expect(leader).not.toMatch(RESIDENT)
  })

  it('are hidden from programs that act for a leader', async () => {
    const [leader, clerk] = [await programOf(context, cast.andrii), await programOf(context, cast.hanna)]
    for (const path of [`/documents/${id}`, '/tasks?state=all']) {
      expect(JSON.stringify((await clerk.get(path)).body)).toMatch(RESIDENT)
      const { status, body } = await leader.get(path)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain(HIDDEN)
      expect(JSON.stringify(body)).not.toMatch(RESIDENT)
    }
  })

  it('are hidden in the lists behind the figures of reports', async () => {
    const period = 'from=01.07.2026&to=31.12.2026&asOf=21.11.2026'
    const page = `/reports/departments?${period}`
    const href = [...(await get(cast.andrii, page)).matchAll(/href="(\/reports\/departments\/list[^"]*)"/g)]
    expect(href.length).toBeGreaterThan(0)
    let hidden = 0
    for (const [, path] of href) {
      const body = await get(cast.andrii, path!.replaceAll('&amp;', '&'))
      expect(body).not.toMatch(RESIDENT)
      if (body.includes(HIDDEN)) hidden++
    }
    expect(hidden).toBeGreaterThan(0)
  })
})

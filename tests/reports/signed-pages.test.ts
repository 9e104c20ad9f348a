import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { signedReports } from '../../src/reports/query/addresses.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, linksOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const june = 'from=2026-06-01&to=2026-06-30'

let context: TestContext
let cast: Cast
let task: string

// One instruction of June, nobody has heard of by the day of signing.
beforeEach(async () => {
  context = await testContext({ clock: testClock('2026-06-01') })
  cast = await withCast(context)
  const on = day('2026-06-01')
  const tasks = [point({ placedOn: on, term: { kind: 'day', day: day('2026-06-29') } })]
  const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
  const registered = must(await registerDocument(context, cast.olena.actor, draft))
  task = (await tasksOfDocuments(context.db, [registered.id]))[0]!.row.id
  context.clock.moveTo('2026-07-06')
})

const olena = () => pagesOf(context, cast.olena)

async function signed(report = 'half-year'): Promise<string> {
  const [address] = linksOf(await olena().get(`/reports/${report}?${june}`), 'Підписати звіт')
  const page = await olena().get(address!)
  const fields = Object.fromEntries(
    ['report', 'from', 'to', 'asOf', 'knownOn'].map((name) => [name, fieldOf(page, name)!]),
  )
  const { to } = await olena().post('/reports/sealed', fields)
  return to!
}

async function executedLater() {
  context.clock.moveTo('2026-07-10')
  await executed()
}

async function executed() {
  const execution = { on: day('2026-06-28'), completeness: 'full' as const, note: null }
  expect((await recordExecution(context, cast.olena.actor, task, execution)).ok).toBe(true)
}

it.each(signedReports)(
  'the report %s is signed from its page: what will be signed, then the report with its seal',
  async (report) => {
    const [address] = linksOf(await olena().get(`/reports/${report}?${june}`), 'Підписати звіт')
    const { text } = await olena().get(address!)
    expect(text).toMatch(
      /Що буде підписано.*Ковальчук О. В., Відділ контролю.*Станом на 01\.07\.2026.*Формула/,
    )
    const page = await olena().get(await signed(report))
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/Підписаний звіт № 1 від 06\.07\.2026.*Відбиток [0-9a-f]{12}/)
    const again = await olena().get(`/reports/${report}?${june}`)
    expect(again.text).toContain('Підписано № 1 від 06.07.2026 (Ковальчук О. В.)')
    expect(linksOf(again, 'Підписати звіт')).toEqual([])
    expect((await olena().get(address!)).text).toContain('Цей звіт уже підписано № 1 від 06.07.2026')
  },
)

it('a period that runs has no button, and its address says why it cannot be signed', async () => {
  const july = 'from=2026-07-01&to=2026-07-31'
  expect(linksOf(await olena().get(`/reports/half-year?${july}`), 'Підписати звіт')).toEqual([])
  const refused = await olena().get(`/reports/sealed/new?report=half-year&${july}`)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('період ще триває')
})

it('what was entered in the very seconds of signing is not signed yet: it is an errata sheet', async () => {
  await executed()
  const at = await signed()
  expect((await olena().get(`${at}/errata`)).text).toMatch(/у повному обсязі 0 1/)
  expect((await olena().get(`${at}/replay`)).text).toContain('Відтворено: збігається')
})

it('a signed report reads the same after whatever is entered: page and files byte for byte', async () => {
  const at = await signed()
  const then = await Promise.all(['', '/word', '/excel'].map((part) => olena().get(at + part)))
  await executedLater()
  const now = await Promise.all(['', '/word', '/excel'].map((part) => olena().get(at + part)))
  const main = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? html
  for (const [place, page] of now.entries()) expect(main(page.html)).toBe(main(then[place]!.html))
  expect(now[1]!.html.slice(0, 2)).toBe('PK')
  expect((await olena().get(`${at}/replay`)).text).toContain('Відтворено: збігається')
})

it('what was changed behind the program’s back is named', async () => {
  const at = await signed()
  const statement = `UPDATE task_facts SET happened_on = '2026-06-02' WHERE kind = 'placed'`
  await context.db.commit([{ sql: statement, parameters: [] }])
  const { text } = await olena().get(`${at}/replay`)
  expect(text).toContain('Відтворено: не збігається')
  expect(text).toMatch(/Події завдань: № 1.* від 01\.06\.2026, п\. 1/)
})

it('a later execution is an errata sheet that the signed report names and does not swallow', async () => {
  const at = await signed()
  expect((await olena().get(`${at}/errata`)).text).toContain('Виправляти нічого')
  await executedLater()
  const form = await olena().get(`${at}/errata`)
  expect(form.text).toMatch(/у повному обсязі 0 1 .*виконано 28\.06\.2026 10\.07\.2026/)
  const empty = await olena().post(`${at}/errata`, { ground: '', knownOn: fieldOf(form, 'knownOn')! })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Заповніть це поле')
  const ground = 'Виконання 28.06 внесено із запізненням'
  const { to } = await olena().post(`${at}/errata`, { ground, knownOn: fieldOf(form, 'knownOn')! })
  expect(to).toBe(`${at}/errata/1`)
  expect((await olena().get(to!)).text).toMatch(
    /Аркуш виправлень № 1 до звіту № 1.*Підстава Виконання 28\.06/,
  )
  expect((await olena().get(`${to}/word`)).html.slice(0, 2)).toBe('PK')
  expect((await olena().get(at)).text).toMatch(/Увага: до цього звіту складено 1 аркуш виправлень/)
  expect((await olena().get('/reports/sealed')).text).toContain('аркушів: 1')
  // Who may not open the document reads the figures and the cause, not what it was.
  const ihor = await pagesOf(context, cast.ihor).get(to!)
  expect(ihor.text).toMatch(/0 1 .*Запис враховано; його зміст вам недоступний виконано/)
})

it('signs nothing for whoever does not control, and lists all to whoever reads figures', async () => {
  await signed()
  const petro = pagesOf(context, cast.petro)
  expect(linksOf(await petro.get(`/reports/half-year?from=2026-05-01&to=2026-05-31`), 'Підписати')).toEqual(
    [],
  )
  expect((await petro.get(`/reports/sealed/new?report=half-year&${june}`)).status).toBe(404)
  expect((await petro.post('/reports/sealed', {})).status).toBe(403)
  expect((await petro.get('/reports/sealed')).text).toContain('№ 1 від 06.07.2026')
  expect((await petro.get('/reports/sealed?report=balance')).text).toContain('Таких підписаних звітів немає')
  expect((await petro.get('/reports/sealed/none')).status).toBe(404)
})

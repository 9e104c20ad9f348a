import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { editDocument } from '../../src/documents/acts/edit.ts'
import type { Day } from '../../src/kernel/day.ts'
import { dataSetNames } from '../../src/open-data/data-set.ts'
import { isPublisherId } from '../../src/open-data/publisher-id.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, linksOf, pagesOf } from '../support/pages.ts'
import { decision } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const personal = 'Про надання допомоги Петренку О. В.'

describe('the code of an organization', () => {
  it.each(['20064120', '33644700', '14360570', '40075815', '00000017'])('%s is one', (code) => {
    expect(isPublisherId(code)).toBe(true)
  })

  it.each(['20064121', '33644701', '1436057', '143605700', '4007581x', ''])('«%s» is none', (code) => {
    expect(isPublisherId(code)).toBe(false)
  })
})

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-20') })
    cast = await withCast(context)
  })

  const register = async (over: Parameters<typeof decision>[0]) =>
    must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [], ...over }))).id

  const stranger = (path: string, init: RequestInit = {}) => createApp(context).request(path, init)

  const settings = { published: 'yes', publisherId: '', places: '', version: '0' }
  const keep = (fields: Partial<typeof settings> = {}, by: Member = cast.dmytro) =>
    pagesOf(context, by).post('/open-data', { ...settings, ...fields })

  it('is closed until the administrator opens it, and closed again at once', async () => {
    const addresses = [
      '/open-data',
      ...dataSetNames.flatMap((name) => [`/open-data/${name}.csv`, `/open-data/${name}.json`]),
    ]
    const answers = () => Promise.all(addresses.map(async (path) => (await stranger(path)).status))
    expect(new Set(await answers())).toEqual(new Set([404]))
    expect((await keep()).to).toBe('/open-data')
    expect(new Set(await answers())).toEqual(new Set([200]))
    expect((await keep({ published: '', version: '1' })).to).toBe('/open-data')
    expect(new Set(await answers())).toEqual(new Set([404]))
    const { text } = await pagesOf(context, cast.dmytro).get('/open-data')
    expect(text).toContain('Набори закриті')
    expect(text).toMatch(/Кравець Д\. І\. закрито .*Кравець Д\. І\. відкрито/)
  })

  it('is opened by the administrator alone, and the second of two administrators is told', async () => {
    expect((await keep({}, cast.olena)).status).toBe(403)
    expect((await keep({}, cast.hanna)).status).toBe(403)
    await keep()
    const late = await keep({ publisherId: '20064120' })
    expect(late.status).toBe(409)
    expect(fieldOf(late, 'publisherId')).toBe('20064120')
  })

  it('a code that is none is refused with what was typed kept', async () => {
    const answer = await keep({ publisherId: '20064121', places: 'Верхня Лука' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Код ЄДРПОУ: «20064121» — не код ЄДРПОУ')
    expect(fieldOf(answer, 'publisherId')).toBe('20064121')
    expect(fieldOf(answer, 'places')).toContain('Верхня Лука')
    expect((await stranger('/open-data')).status).toBe(404)
  })

  it('answers whoever asks with CSV that says what it is, and sets no cookie', async () => {
    await register({ title: personal })
    await keep({ publisherId: '20064120' })
    const answer = await stranger('/open-data/acts.csv')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="acts.csv"; filename*=UTF-8''acts.csv`,
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers.get('set-cookie')).toBeNull()
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 4)]).toEqual([...Buffer.from('uid,')])
    expect(parse(bytes, { columns: true, record_delimiter: '\r\n' })).toMatchObject([
      { publisherId: '20064120' },
    ])
    expect(bytes.includes('Петренк')).toBe(false)

    const head = await stranger('/open-data/acts.csv', { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([
      200,
      answer.headers.get('etag'),
      '',
    ])
  })

  it('what has not changed is not sent again; what has is', async () => {
    const id = await register({ title: personal })
    await keep()
    for (const name of dataSetNames) {
      const etag = (await stranger(`/open-data/${name}.csv`)).headers.get('etag')!
      const again = await stranger(`/open-data/${name}.csv`, { headers: { 'If-None-Match': etag } })
      expect([again.status, await again.text()], name).toEqual([304, ''])
    }
    const marks = new Set<string | null>()
    const seen = async () => marks.add((await stranger('/open-data/acts.csv')).headers.get('etag'))
    await seen()
    must(
      await editDocument(context, cast.hanna.actor, {
        documentId: id,
        version: 1,
        input: { publicTitle: 'Про допомогу' },
      }),
    )
    await seen()
    await register({ title: 'Про бюджет' })
    await seen()
    await keep({ publisherId: '20064120', version: '1' })
    await seen()
    expect(marks.size).toBe(4)
  })

  it('the passport names every column of its file in its order', async () => {
    await keep()
    for (const name of dataSetNames) {
      const passport = JSON.parse(await (await stranger(`/open-data/${name}.json`)).text())
      const [head] = (await (await stranger(`/open-data/${name}.csv`)).text()).split('\r\n')
      expect(passport.tableSchema.columns.map((column: { name: string }) => column.name).join(',')).toBe(head)
      expect(passport.url).toBe(`${name}.csv`)
    }
  })

  it('the controller sees which titles stay behind and why, gives one a public title, and it goes out', async () => {
    const id = await register({ title: personal })
    await register({ title: 'Про озеленення у селі Верхня Лука' })
    await register({ title: 'Про бюджет' })
    const controller = pagesOf(context, cast.olena)
    const page = await controller.get('/open-data')
    expect(page.text).toContain(
      'У наборі 3 акти: під власною назвою 1, під назвою для оприлюднення 0, без назви 2.',
    )
    expect(page.text).toMatch(/Петренку О\. В\..*може бути ім’я: «Петренку»/)
    expect(linksOf(page, 'Дати назву')).toContain(`/documents/${id}/edit#publicTitle`)
    const edit = { version: '1', title: personal, publicTitle: 'Про надання допомоги' }
    expect((await controller.post(`/documents/${id}/edit`, edit)).to).toBe(`/documents/${id}`)
    await keep({ places: 'Верхня Лука\n\nКиєва ' })
    expect((await controller.get('/open-data')).text).toContain(
      'У наборі 3 акти: під власною назвою 2, під назвою для оприлюднення 1, без назви 0.',
    )
    const csv = await (await stranger('/open-data/acts.csv')).text()
    expect(csv).toContain('Про надання допомоги,')
    expect(csv).toContain('Верхня Лука')
  })

  it('others see what everybody sees; before it is open, nothing', async () => {
    expect((await pagesOf(context, cast.petro).get('/open-data')).status).toBe(404)
    expect((await pagesOf(context, cast.petro).get('/open-data/acts.csv')).status).toBe(404)
    expect((await pagesOf(context, cast.olena).get('/open-data/acts.csv')).status).toBe(200)
    await register({ title: personal })
    await keep()
    for (const page of [
      await pagesOf(context, cast.petro).get('/open-data'),
      await pagesOf(context, cast.olena).get('/open-data?as=public'),
      { html: await (await stranger('/open-data')).text() },
    ]) {
      expect(page.html).toContain('/open-data/acts.csv')
      expect(page.html).not.toContain('Петренк')
    }
  })

  it('acts of another year have their own page', async () => {
    await register({ title: personal, registeredOn: '2025-12-30' as Day })
    await register({ title: 'Про бюджет' })
    const { text } = await pagesOf(context, cast.olena).get('/open-data?year=2025')
    expect(text).toContain('Акти 2025 року')
    expect(text).toContain('У наборі 1 акт')
  })
})

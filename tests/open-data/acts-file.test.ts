import { parse } from 'csv-parse/sync'
import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import type { Day } from '../../src/kernel/day.ts'
import { actsFile } from '../../src/open-data/lists/acts-file.ts'
import { currentPublication } from '../../src/open-data/store.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { findTask } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

const columns =
  'uid,type,title,acceptedDate,number,issuedDate,validFrom,status,publisherName,publisherId'.split(',')
const generic = 'Рішення виконавчого комітету (назву не оприлюднено)'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const register = async (over: Parameters<typeof decision>[0]) =>
    must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [], ...over }))).id

  async function file(): Promise<string> {
    let text = ''
    for await (const piece of actsFile(context, await currentPublication(context.db))) text += piece
    return text
  }

  async function rows(): Promise<Record<string, string>[]> {
    const read: Record<string, string>[] = parse(await file(), { columns: true, record_delimiter: '\r\n' })
    // Those of one day stand in the order of their making, which a test is too fast for.
    return read.sort((a, b) => Number.parseInt(a['number']!, 10) - Number.parseInt(b['number']!, 10))
  }

  it('holds the acts of the council and nothing else, by the columns of the state', async () => {
    await register({ title: 'Про бюджет', registeredOn: '2026-11-18' as Day })
    await register({ kind: 'mayoral-order', title: 'Про графік', registeredOn: '2026-11-19' as Day })
    await register({ kind: 'session-decision', title: 'Про Регламент' })
    for (const kind of ['higher-authority', 'appeal', 'deputy-inquiry']) {
      const correspondent = { name: 'Обласна рада', number: kind, date: '2026-11-10' as Day }
      await register({ kind, title: 'Про вхідне', correspondent })
    }
    await register({ kind: 'operational-meeting', title: 'Протокол' })
    const text = await file()
    expect(text.split('\r\n')[0]).toBe(columns.join(','))
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(await rows()).toMatchObject([
      { uid: 'executive-decision-1-2026', type: 'рішення виконавчого комітету', title: 'Про бюджет' },
      { uid: 'mayoral-order-1-р-2026', number: '1-р', acceptedDate: '2026-11-19', status: 'Чинний' },
      { uid: 'session-decision-1-2026', issuedDate: '', validFrom: '', publisherId: '' },
    ])
  })

  it('keeps quotes, commas and semicolons of a title as they are, and a parser reads them back', async () => {
    const titles = [
      'Про тариф, норму; «ціну» та "знак"',
      'Про таблиці; стовпчик, рядок',
      'Про ’апостроф’ й тире — та –',
    ]
    for (const title of titles) await register({ title })
    expect((await rows()).map(({ title }) => title)).toEqual(titles)
    expect(
      Buffer.from(await file())
        .subarray(0, 3)
        .toString(),
    ).toBe('uid')
  })

  it('a personal title stays behind with the place of its act kept; a public title stands for it', async () => {
    await register({ title: 'Про надання допомоги Петренку О. В.' })
    await register({ title: '=HYPERLINK("http://example.com")' })
    await register({ title: 'Про опіку над Іваненком І. І.', publicTitle: 'Про встановлення опіки' })
    expect((await rows()).map(({ number, title }) => [number, title])).toEqual([
      ['1', generic],
      ['2', generic],
      ['3', 'Про встановлення опіки'],
    ])
    expect(await file()).not.toMatch(/Петренк|Іваненк|HYPERLINK/)
  })

  it('an annulled act stays, and one that is no longer in force says so once all of it is', async () => {
    const annulled = await register({ title: 'Про помилку' })
    must(
      await annulDocument(context, cast.hanna.actor, {
        documentId: annulled,
        version: 1,
        input: { reason: 'двічі' },
      }),
    )
    const onControl = ['1', '2'].map((place) => point({ point: place }))
    const act = await register({ title: 'Про порядок', tasks: onControl })
    const other = await register({ title: 'Про чергу', tasks: [point()] })
    const [first, second, done] = await tasksOf(act, other)
    await remove(first!, 'втратило чинність')
    await remove(done!, 'виконано')
    expect((await rows()).map(({ status }) => status)).toEqual(['Не набрав чинності', 'Чинний', 'Чинний'])
    await remove(second!, 'замінено іншим документом')
    expect((await rows())[1]).toMatchObject({ title: 'Про порядок', status: 'Втратив чинність' })
  })

  it('a removal that was a mistake does not end an act, nor does it hide the removal before it', async () => {
    const act = await register({ title: 'Про порядок', tasks: [point()] })
    const [task] = await tasksOf(act)
    const olena = cast.olena.actor
    const back = async () => {
      const on = '2026-11-20' as Day
      must(await returnToControl(context, olena, task!, { on, ground: 'перевірка' }))
    }
    const takeBack = async (fact: number) =>
      must(await retractFact(context, olena, task!, { fact, reason: 'помилка' }))
    const status = async () => (await rows())[0]!['status']
    await remove(task!, 'втратило чинність')
    await back()
    await remove(task!, 'виконано')
    const { row } = (await findTask(context.db, task!))!
    await takeBack(row.seq)
    await takeBack(row.seq - 1)
    expect(await status()).toBe('Втратив чинність')
    await takeBack(row.seq - 2)
    await remove(task!, 'виконано')
    expect(await status()).toBe('Чинний')
  })

  async function tasksOf(...documents: string[]): Promise<string[]> {
    const found = await context.db.read
      .selectFrom('tasks')
      .select('id')
      .where('document_id', 'in', documents)
      .orderBy('document_id')
      .orderBy('position')
      .execute()
    return found.map(({ id }) => id)
  }

  async function remove(id: string, words: string): Promise<void> {
    const ground = { kind: 'decision' as const, number: '9', date: '2026-11-20' as Day, words }
    must(await removeFromControl(context, cast.olena.actor, id, { on: '2026-11-20' as Day, ground }))
  }
})

import { beforeEach, expect, it } from 'vitest'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { fieldOf, linksOf, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { madeHistory } from './made-history.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-20') })
    cast = await withCast(context)
    const transport = { departmentId: cast.departments.transport.id, personId: cast.petro.person.id }
    await madeHistory(context, [
      {
        ...transport,
        id: 'told-late',
        placedOn: '2026-06-01',
        due: '2026-06-20',
        executedOn: '2026-06-28',
        recordedOn: '2026-07-10',
      },
      { ...transport, id: 'open', placedOn: '2026-06-10', due: '2026-08-01' },
    ])
  })

  const ask = async (query: string) => {
    const pages = pagesOf(context, cast.olena)
    const answer = await pages.get(`/reports/day?${query}`)
    expect(answer.status, answer.text).toBe(303)
    return pages.get(answer.to!)
  }

  it('the register of a day past shows what stood on control when it began, and what was known of it', async () => {
    const transport = cast.departments.transport.id
    const july = await ask(`asOf=01.07.2026&what=closing&department=${transport}`)
    expect(july.text).toContain('на контролі на кінець: 2')
    expect(july.text).toContain('28.06.2026')
    const asKnown = await ask(`asOf=01.07.2026&knownOn=05.07.2026&what=overdue`)
    expect(asKnown.text).toContain('№ told-late-р')
    expect(asKnown.text.split('Додалося')[0]).not.toContain('28.06.2026')
    expect((await ask('asOf=01.07.2026&what=overdue')).text).toContain('Тут порожньо')
    expect((await ask('asOf=01.07.2026&what=mayoral-order')).text).toContain('№ open-р')
  })

  it('a day that cannot be asked is told, and what was chosen stays', async () => {
    const pages = pagesOf(context, cast.olena)
    for (const [query, words] of [
      ['what=overdue', 'Станом на'],
      ['asOf=31.02.2026&what=overdue', '31.02.2026'],
      ['asOf=23.11.2026&what=overdue', '21.11.2026'],
      ['asOf=01.07.2026&knownOn=01.01.2027&what=overdue', 'Як було відомо на'],
      ['asOf=01.07.2026&department=nobody&what=overdue', 'nobody'],
      ['asOf=01.07.2026&asOf=02.07.2026&what=overdue', 'Станом на'],
    ] as const) {
      const page = await pages.get(`/reports/day?${query}`)
      expect(page.status, query).toBe(422)
      expect(page.text, query).toContain(words)
      expect(fieldOf(page, 'what'), query).toBe('overdue')
    }
    expect((await pages.get('/reports/day?asOf=01.07.2026&what=nothing')).status).not.toBe(303)
  })

  it('is found from the register of tasks and among reports', async () => {
    const pages = pagesOf(context, cast.olena)
    expect(linksOf(await pages.get('/tasks'), 'На інший день')).toEqual(['/reports/day'])
    expect(linksOf(await pages.get('/reports'), 'Реєстр на день')).toEqual(['/reports/day'])
  })
})

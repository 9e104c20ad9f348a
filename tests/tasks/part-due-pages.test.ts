import { beforeEach, expect, it } from 'vitest'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import type { Day } from '../../src/kernel/day.ts'
import { reportPart } from '../../src/tasks/acts/parts.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { pagesOf } from '../support/pages.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let task: string
  let card: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const made = await decisionWithPoint(context, cast)
    task = made.task
    card = `/documents/${made.document}`
  })
  const text = async (member: keyof typeof cast & ('petro' | 'maria' | 'olena'), path: string) =>
    (await pagesOf(context, cast[member]).get(path)).text

  it('a co-executor sees by when the part is due and why then, the lead how many are given', async () => {
    expect(await text('maria', '/my')).toContain(
      'Ваша частина: до 07.12.2026, за 3 робочі дні до строку; не подано.',
    )
    expect(await text('petro', '/my')).toContain('Частини співвиконавців до 07.12.2026')
    context.clock.moveTo('2026-12-09' as Day)
    expect(await text('maria', '/my')).toContain('не подано, запізнюється на 2 дні.')
    await reportPart(context, cast.maria.actor, task, { text: 'Наша частина' })
    expect(await text('petro', '/my')).toContain('подано 1 з 1, із запізненням 1.')
    expect(await text('olena', card)).toContain(
      'Департамент освіти, Шевчук М. А.: подано 09.12.2026 із запізненням на 2 дні',
    )
  })

  it('how many days before is a setting of the council', async () => {
    const setting = { name: 'part-days-before', value: '5' }
    await context.db.commit([context.db.read.insertInto('settings').values(setting), referenceChanged])
    expect(await text('maria', '/my')).toContain('до 03.12.2026, за 5 робочих днів до строку')
  })

  it('the card of a task in delay says where its days were spent', async () => {
    context.clock.moveTo('2026-12-14' as Day)
    await reportPart(context, cast.maria.actor, task, { text: 'Наша частина' })
    context.clock.moveTo('2026-12-16' as Day)
    const words = await text('olena', card)
    expect(words).toContain('Де минули дні після строку: 6')
    expect(words).toContain('4 дні — очікування частини співвиконавця 2 дні — у головного виконавця')
  })
})

import { beforeEach, expect, it } from 'vitest'
import { refusalSentence } from '../../src/kernel/refusals.ts'
import { removeToFile } from '../../src/removal/actions/remove-to-file.ts'
import { findTask } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { executed, executedActs, on, registered } from './executed-acts.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const resolution = { on: on('2026-11-20'), words: 'До справи' }
  const letter = (number: string) =>
    registered(context, cast, {
      kind: 'higher-authority',
      receivedAt: '2026-11-02',
      correspondent: { name: 'Обласна військова адміністрація', number, date: on('2026-11-01') },
    })
  const removedOn = async (id: string) => (await findTask(context.db, id))!.row.removed_on

  it('many leave control by one resolution, in one commit', async () => {
    const ids = [...(await letter('1')), ...(await letter('2'))]
    for (const id of ids) await executed(context, cast, id)
    const outcome = await removeToFile(context, cast.olena.actor, ids, resolution)
    expect(outcome).toEqual({ ok: true, value: 2 })
    for (const id of ids) {
      expect(await removedOn(id)).toBe('2026-11-20')
      const { facts } = (await findTask(context.db, id))!
      expect(facts.at(-1)).toMatchObject({ kind: 'removed', ground: { kind: 'to-file', words: 'До справи' } })
    }
  })

  it('what stands in the way is named by document, and then nothing is removed', async () => {
    const [done] = await letter('1')
    const [open] = await letter('2')
    const [act] = await executedActs(context, cast, 1)
    await executed(context, cast, done!)
    const outcome = await removeToFile(context, cast.olena.actor, [done!, open!, act!], resolution)
    expect(outcome.ok ? [] : outcome.refusals.map(refusalSentence)).toEqual([
      '№ 2/01-15 від 02.11.2026, п. 1: не виконано, строк 10.12.2026.',
      '№ 1 від 02.11.2026, п. 1: документи цього виду знімаються з контролю лише рішенням виконавчого комітету.',
    ])
    expect(await removedOn(done!)).toBe(null)
  })

  it('needs words, a day that has come and is not before the execution, and the right', async () => {
    const [id] = await letter('1')
    await executed(context, cast, id!)
    const ask = async (over: object, actor = cast.olena.actor, ids = [id!]) => {
      const outcome = await removeToFile(context, actor, ids, { ...resolution, ...over })
      return outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code)
    }
    expect(await ask({ words: ' ', on: on('2026-11-21') })).toEqual(['required', 'in-the-future'])
    expect(await ask({ on: on('2026-11-11') })).toEqual(['removal-item-blocked'])
    expect(await ask({}, cast.hanna.actor)).toEqual(['not-allowed'])
    expect(await ask({}, cast.olena.actor, [])).toEqual(['removal-without-items'])
    expect(await ask({}, cast.olena.actor, ['nothing'])).toEqual(['not-found'])
    expect(await ask({ words: 'Взято до відома' })).toBe('ok')
    expect(await ask({})).toEqual(['removal-item-blocked'])
  })
})

import { expect, it } from 'vitest'
import type { Day } from '../../src/kernel/day.ts'
import { refuseExtension } from '../../src/tasks/acts/extension-refusals.ts'
import { askExtension } from '../../src/tasks/acts/extension-requests.ts'
import { proposeReassignment } from '../../src/tasks/acts/reassignment-proposals.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { withCast } from '../support/cast.ts'
import { eachEngine } from '../support/context.ts'
import { linksOf, pagesOf } from '../support/pages.ts'

eachEngine((_engine, open) => {
  it('beside «Мої» and «Черга» stands how much waits there, while it waits', async () => {
    const context = await open()
    const cast = await withCast(context)
    const [first, second, third] = [
      await decisionWithPoint(context, cast),
      await decisionWithPoint(context, cast),
      await decisionWithPoint(context, cast),
    ]
    const beside = async (member: 'petro' | 'olena' | 'sofiia', place: string) => {
      const { html } = await pagesOf(context, cast[member]).get('/documents')
      return new RegExp(`href="${place}"[^>]*>[^<]*<span class="count">(\\d+)<`).exec(html)?.[1]
    }
    const { actor } = cast.petro
    expect([await beside('petro', '/my'), await beside('olena', '/queue')]).toEqual(['3', '0'])

    await askExtension(context, actor, first.task, { until: '2026-12-25' as Day, reason: 'немає коштів' })
    await proposeReassignment(context, actor, second.task, {
      whose: 'Управління культури',
      reason: 'не наше',
    })
    const report = {
      executedOn: context.clock.today(),
      completeness: 'full' as const,
      text: 'є',
      outgoing: null,
    }
    await reportExecution(context, actor, third.task, report)
    expect(await beside('olena', '/queue')).toBe('3')
    await refuseExtension(context, cast.olena.actor, first.task, { reason: 'ні' })
    expect(await beside('olena', '/queue')).toBe('2')
    expect(linksOf(await pagesOf(context, cast.sofiia).get('/'), 'Черга')).toEqual([])
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { annulDocument } from '../../src/documents/actions/annul-document.ts'
import { assignTask } from '../../src/documents/actions/assign-task.ts'
import { editDocument } from '../../src/documents/actions/edit-document.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { documentCase } from '../../src/documents/document-case.ts'
import {
  type DocumentAct,
  documentActNames,
  documentActsFor,
  whyNotDocument,
} from '../../src/documents/transitions.ts'
import { findDocument } from '../../src/journals/store.ts'
import type { Result } from '../../src/kernel/result.ts'
import { placeOnControl } from '../../src/tasks/acts/placement.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { withCast } from '../support/cast.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

type Perform = (context: TestOffice, actor: Actor, id: string, nth: number) => Promise<Result<unknown>>

const perform: Record<DocumentAct, Perform> = {
  edit: async (context, actor, id, nth) =>
    editDocument(context, actor, id, (await findDocument(context.db, id))!.version, {
      title: `Заголовок ${nth}`,
    }),
  points: (context, actor, id, nth) =>
    assignTask(context, actor, id, point({ point: String(nth), placedOn: null })),
  annulment: async (context, actor, id) =>
    annulDocument(context, actor, id, (await findDocument(context.db, id))!.version, 'помилково'),
}

const step = fc.record({
  who: fc.constantFrom('hanna', 'olena', 'petro', 'ihor', 'sofiia', 'dmytro'),
  act: fc.constantFrom(...documentActNames, 'edit', 'points', 'placed', 'removed', 'removed'),
})

it('no button of a document is refused, nothing without a button is done, and the card shows just these', async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const context = await testOffice()
      try {
        const cast = await withCast(context)
        const made = await registerDocument(context, cast.hanna.actor, decision())
        const id = made.ok ? made.value.id : ''
        for (const [nth, { who, act }] of steps.entries()) {
          const [first] = await tasksOfDocuments(context.db, [id])
          const on = context.clock.today()
          const ground = { kind: 'decision' as const, number: '512', date: on, words: '' }
          if (act === 'placed') await placeOnControl(context, cast.olena.actor, first!.row.id, { on })
          else if (act === 'removed')
            for (const { row } of await tasksOfDocuments(context.db, [id]))
              await removeFromControl(context, cast.olena.actor, row.id, { on, ground })
          else {
            const { actor } = cast[who]
            const standing = await documentCase(context.db, (await findDocument(context.db, id))!)
            const buttons = documentActsFor(standing, actor)
            const { html, status } = await pagesOf(context, cast[who]).get(`/documents/${id}`)
            if (status === 200) {
              // While points are on control the way there says what has to be done first.
              const waits = whyNotDocument('annulment', standing, actor) === 'document-on-control'
              expect(html.includes(`/documents/${id}/annulment`)).toBe(buttons.includes('annulment') || waits)
              expect(html.includes(`/documents/${id}/edit`)).toBe(buttons.includes('edit'))
              expect(html.includes(`/documents/${id}/tasks/new`)).toBe(buttons.includes('points'))
            }
            const outcome = await perform[act](context, actor, id, nth + 2)
            expect(`${who} ${act} ${outcome.ok}`).toBe(`${who} ${act} ${buttons.includes(act)}`)
            if (outcome.ok) done.add(act)
          }
        }
      } finally {
        await context.db.close()
      }
    }),
    { seed: 20_261_120, numRuns: 40, endOnFailure: true },
  )
  expect([...done].sort()).toEqual([...documentActNames].sort())
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { performDocumentAct } from '../../src/documents/actions/perform-document-act.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { editDocument } from '../../src/documents/acts/edit.ts'
import { assignTask } from '../../src/documents/acts/points.ts'
import {
  type DocumentActName,
  documentActs,
  documentActsFor,
  documentButtonsFor,
  documentFormActs,
} from '../../src/documents/acts.ts'
import { documentCase } from '../../src/documents/document-case.ts'
import { findDocument } from '../../src/journals/store.ts'
import type { Result } from '../../src/kernel/result.ts'
import { readActForm } from '../../src/tasks/act-form.ts'
import { placeOnControl } from '../../src/tasks/acts/placement.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { typedInField } from '../support/typed-in-field.ts'

/** Does an act properly; what its form asks is filled from its fields alone, so an act that is added is tried without a word here. */
async function perform(
  context: TestContext,
  actor: Actor,
  { id, name, nth }: { id: string; name: DocumentActName; nth: number },
): Promise<Result<unknown>> {
  const { version } = (await findDocument(context.db, id))!
  const act = documentFormActs.find((one) => one.name === name)
  if (act) {
    const today = context.clock.today()
    const form = act.fields.map((field) => [
      'name' in field && field.name,
      typedInField(field, { nth, today }),
    ])
    const input = readActForm(act, Object.fromEntries(form))
    return input.ok
      ? performDocumentAct(context, actor, { act, documentId: id, version, input: input.value })
      : input
  }
  return name === 'edit'
    ? editDocument(context, actor, { documentId: id, version, input: { title: `Заголовок ${nth}` } })
    : assignTask(context, actor, { documentId: id, input: point({ point: String(nth), placedOn: null }) })
}

const documentActNames = documentActs.map(({ name }) => name)

const step = fc.record({
  who: fc.constantFrom('hanna', 'olena', 'petro', 'ihor', 'sofiia', 'dmytro'),
  act: fc.constantFrom(...documentActNames, 'edit', 'points', 'placed', 'removed', 'removed'),
})

it('no button of a document is refused, nothing without a button is done, and the card shows just these', async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const context = await testContext()
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
            const current = await documentCase(context, (await findDocument(context.db, id))!)
            const buttons = documentActsFor(current, actor)
            const { html, status } = await pagesOf(context, cast[who]).get(`/documents/${id}`)
            if (status === 200) {
              // While points are on control there is a button still: its page says what has to be done first.
              const shown = documentButtonsFor(current, actor)
              for (const act of documentFormActs) {
                expect(html.includes(`/documents/${id}/${act.name}`)).toBe(shown.includes(act))
                if (buttons.includes(act.name)) expect(shown).toContain(act)
              }
              expect(html.includes(`/documents/${id}/edit`)).toBe(buttons.includes('edit'))
              expect(html.includes(`/documents/${id}/tasks/new`)).toBe(buttons.includes('points'))
            }
            const outcome = await perform(context, actor, { id, name: act, nth: nth + 2 })
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

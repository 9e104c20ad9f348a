import { expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { giveSubInstruction } from '../../src/tasks/acts/sub-instructions.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'

it('what is handed on within a department, done and returned there, changes no figure of any report', async () => {
  const context = await testContext()
  const { olena, petro, roman } = await withCast(context)
  const on = context.clock.today()
  for (const kind of ['operational-meeting', 'executive-decision'])
    await registerDocument(context, olena.actor, decision({ kind, tasks: [point()] }))
  const query = { from: '2026-11-01', to: '2026-12-31', asOf: '2026-11-21' }
  const figures = async () => [
    await reportJson(context, 'departments', query),
    await reportJson(context, 'half-year', query),
  ]
  const before = await figures()

  const documents = await context.db.read.selectFrom('documents').select('id').execute()
  for (const { id } of documents) {
    const [task] = await tasksOfDocuments(context.db, [id])
    for (const text of ['Акт', 'Кошторис'])
      await giveSubInstruction(context, roman.actor, task!.row.id, {
        text,
        person: 'Іваненко П. С.',
        due: null,
      })
    const [, first, second] = await tasksOfDocuments(context.db, [id])
    const report = { executedOn: on, completeness: 'full' as const, text: 'Зроблено', outgoing: null }
    for (const below of [first!, second!]) {
      await reportExecution(context, petro.actor, below.row.id, report)
      expect((await acceptReport(context, roman.actor, below.row.id)).ok).toBe(true)
    }
    // A history that turned is told from its facts, by another way into the same figures.
    expect((await returnForRework(context, roman.actor, second!.row.id, { reason: 'без печатки' })).ok).toBe(
      true,
    )
  }
  expect(await figures()).toEqual(before)
  context.clock.moveTo(day('2027-01-10'))
  const later = { ...query, asOf: '2027-01-01' }
  expect(await reportJson(context, 'departments', later)).toMatchObject({
    value: { total: { overdue: 2, due: 2 } },
  })
})

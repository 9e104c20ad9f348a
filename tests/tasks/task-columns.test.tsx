import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import {
  answerRow,
  answerSchema,
  fileColumns,
  fileRow,
  type RegisterColumn,
} from '../../src/print/register-column.ts'
import { type TaskRow, taskColumns, taskRows } from '../../src/tasks/lists/task-columns.ts'
import { taskItems } from '../../src/tasks/lists/task-register.ts'
import { RegisterTable } from '../../views/parts/register-table.tsx'
import { taskCells } from '../../views/tasks/task-row.tsx'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

/** A column that a council might ask for tomorrow. */
const daysGiven: RegisterColumn<TaskRow, 'given-until'> = {
  key: 'given-until',
  head: 'Виконати до',
  width: 12,
  holds: 'day',
  value: ({ item }) => item.due_day,
  screen: {},
  answer: { 'term.until': z.string().nullable() },
}

describe('a column of the register of tasks', () => {
  const columns: readonly RegisterColumn<TaskRow>[] = [...taskColumns, daysGiven]
  let row: TaskRow

  beforeAll(async () => {
    const context = await testContext()
    const cast = await withCast(context)
    const task = point({ term: { kind: 'day', day: '2026-12-10' as Day } })
    must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [task] })))
    const { id } = await context.db.read.selectFrom('tasks').select('id').executeTakeFirstOrThrow()
    const items = await taskItems(context.db, [id])
    row = taskRows(items, await context.reference(), '2026-11-20' as Day)[0]!
  })

  it('that was said once stands on the screen, with its name for the narrow one', () => {
    const page = String(<RegisterTable columns={columns} cells={taskCells} rows={[row]} />)
    expect(page).toContain('<th scope="col">Виконати до</th>')
    expect(page).toContain('data-label="Виконати до"><div>10.12.2026</div>')
  })

  it('stands in files as a day', () => {
    const inFile = fileColumns(columns)
    expect(inFile.at(-1)).toMatchObject({ head: 'Виконати до', holds: 'day' })
    expect(fileRow(inFile, row).at(-1)).toBe('2026-12-10')
  })

  it('is told to programs as its schema says, beside the others', () => {
    const answered = answerRow(columns, row)
    expect(answered).toMatchObject({ term: { until: '2026-12-10' }, document: { index: '1' } })
    expect(answerSchema(columns).safeParse(answered).success).toBe(true)
    const { term: _, ...less } = answered
    expect(answerSchema(columns).safeParse(less).success).toBe(false)
  })
})

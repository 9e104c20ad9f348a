import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { maySeeTask } from '../../src/access/may-see.ts'
import { may } from '../../src/access/rights.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { addDays, formatDay } from '../../src/kernel/day.ts'
import type { Result } from '../../src/kernel/result.ts'
import { blocksOf } from '../../src/removal/block.ts'
import type { FormAct } from '../../src/tasks/act.ts'
import { sendActForm } from '../../src/tasks/act-form.ts'
import { caseOf } from '../../src/tasks/actions/case-of.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { type ActName, actNames, acts, actsFor, formActs, isActOf, mayAct } from '../../src/tasks/acts.ts'
import { partsOf, stageOf, stageOfRow, type TaskCase } from '../../src/tasks/stage.ts'
import {
  findTask,
  phaseRows,
  pointsInWork,
  projection,
  type Task,
  tasksOfDocuments,
} from '../../src/tasks/store.ts'
import { taskState } from '../../src/tasks/task-state.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { typedInField } from '../support/typed-in-field.ts'

/**
 * The form of an act filled from its fields alone: an act that is added is tried without a word here. A field of a new kind does not
 * compile until this test knows what is typed in it.
 */
async function filled(context: TestContext, task: Task, { fields }: FormAct<string, unknown>, nth: number) {
  const { row, state } = task
  const today = context.clock.today()
  const latest = [today, state.dueDay, state.grantedUntil]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  const values: { [name: string]: unknown } = {}
  for (const field of fields)
    switch (field.kind) {
      case 'day':
      case 'text':
      case 'combobox':
      case 'note':
        if ('name' in field) values[field.name] = typedInField(field, { nth, today, latest })
        break
      case 'executors':
        values[field.name] =
          state.executors.length === 1
            ? ['Управління транспорту, Іваненко П. С.', 'Департамент освіти']
            : ['Управління транспорту']
        break
      case 'completeness':
        values[field.name] = nth % 3 === 0 ? 'partly' : 'full'
        break
      case 'other-point': {
        const others = (await pointsInWork(context.db, [row.document_id])).filter(({ id }) => id !== row.id)
        values[field.name] = others[0]?.id ?? row.id
        break
      }
      case 'entry':
        values[field.name] = String((await caseOf(context, task)).retractable?.seq ?? row.seq)
        break
      case 'removal-ground':
        Object.assign(values, { by: 'decision', decision: { number: '512', date: formatDay(today) } })
        break
      case 'control-point':
        // The term of these has no periods.
        break
      case 'execution':
        // «stands» is the answer where nothing is chosen.
        break
      default:
        field satisfies never
    }
  return values
}

/** Does an act properly: with all that must accompany it, on a day that can be. */
async function perform(
  context: TestContext,
  actor: Actor,
  { task, act: name, nth }: { task: Task; act: ActName; nth: number },
): Promise<Result<Task>> {
  const taskId = task.row.id
  const act = formActs.find((one) => one.name === name)
  if (act) return sendActForm(context, actor, { act, taskId, form: await filled(context, task, act, nth) })
  // Correcting words is the one act whose form stands beside the others.
  return editTask(context, actor, taskId, {
    text: `Зміст ${nth}`,
    controller: null,
    supervisor: null,
    special: false,
  })
}

const members = ['olena', 'petro', 'roman', 'maria', 'ihor', 'hanna', 'sofiia'] as const

const step = fc.record({
  who: fc.constantFrom(...members, 'olena' as const, 'petro' as const),
  act: fc.constantFrom(...actNames),
  which: fc.nat(3),
  /** one of the buttons there are, instead of any act */
  button: fc.option(fc.nat(20)),
  days: fc.constantFrom(0, 0, 0, 1, 9),
})

const beginning = fc.record({
  kind: fc.constantFrom('executive-decision', 'higher-authority', 'information-request'),
  placed: fc.boolean(),
  permanent: fc.boolean(),
})

it('no button is refused, and nothing without a button is done', { timeout: 120_000 }, async () => {
  const done = new Map<ActName, number>()
  await fc.assert(
    fc.asyncProperty(beginning, fc.array(step, { minLength: 25, maxLength: 60 }), async (start, steps) => {
      const context = await testContext()
      const cast = await withCast(context)
      try {
        const documentId = await begin(context, cast, start)
        for (const [nth, { who, act, which, button, days }] of steps.entries()) {
          context.clock.moveTo(addDays(context.clock.today(), days))
          const tasks = await tasksOfDocuments(context.db, [documentId])
          const [task, { actor }] = [tasks[which % tasks.length]!, cast[who]]
          // Pressed as often as the others, «зняти» and «виконано» would end every history early.
          const open = button === null ? [] : actsFor(await caseOf(context, task), actor)
          const buttons = open.filter((name) => name !== 'removal' && name !== 'execution')
          const chosen = buttons[(button ?? 0) % buttons.length] ?? act
          await tryOne(context, actor, task, chosen, nth, done)
        }
      } finally {
        await context.db.close()
      }
    }),
    { seed: 20_261_120, numRuns: 60, endOnFailure: true },
  )
  expect(actNames.filter((act) => !done.has(act))).toEqual([])
})

it('a task of an annulled document has no buttons', async () => {
  const context = await testContext()
  const cast = await withCast(context)
  const id = await begin(context, cast, { kind: 'executive-decision', placed: false, permanent: false })
  await annulDocument(context, cast.olena.actor, {
    documentId: id,
    version: 1,
    input: { reason: 'помилково' },
  })
  const [task] = await tasksOfDocuments(context.db, [id])
  const known = await caseOf(context, task!)
  expect(actNames.filter((act) => mayAct(act, known, cast.olena.actor))).toEqual([])
  expect(await perform(context, cast.olena.actor, { task: task!, act: 'placement', nth: 0 })).toMatchObject({
    refusals: [{ code: 'document-annulled' }],
  })
})

async function begin(
  context: TestContext,
  cast: Cast,
  { kind, placed, permanent }: { kind: string; placed: boolean; permanent: boolean },
): Promise<string> {
  const day = context.clock.today()
  const received = kind === 'executive-decision' ? {} : { receivedAt: day }
  const draft = point({
    placedOn: placed ? day : null,
    term: permanent ? { kind: 'permanent' } : point().term,
    executors: [{ words: 'Управління транспорту' }, { words: 'Департамент освіти, Шевчук М. А.' }],
  })
  return must(
    await registerDocument(context, cast.olena.actor, decision({ kind, ...received, tasks: [draft] })),
  ).id
}

async function tryOne(
  context: TestContext,
  actor: Actor,
  task: Task,
  act: ActName,
  nth: number,
  done: Map<ActName, number>,
): Promise<void> {
  const before = await caseOf(context, task)
  expectSameFromRow(task, before, actor)
  const button = mayAct(act, before, actor) && (await maySeeTask(context.db, actor, task.row.id))
  const limited = act.startsWith('extension') && task.row.kind === 'information-request'
  const outcome = await perform(context, actor, { task, act, nth })
  const what = `${actor.name} ${act} ${stageOf(before)} ${outcome.ok ? '' : JSON.stringify(outcome.refusals)}`
  // The law of a kind limits how far a term is moved: there the day asked for may be refused, not the act.
  if (!(limited && !outcome.ok && button)) expect(`${what}: ${outcome.ok}`).toBe(`${what}: ${button}`)
  const after = (await findTask(context.db, task.row.id))!
  if (!outcome.ok) {
    expect(after.row).toEqual(task.row)
    return
  }
  done.set(act, (done.get(act) ?? 0) + 1)
  const { to } = acts.find(({ name }) => name === act)!
  const stage = stageOf(await caseOf(context, after))
  if (to === 'same') expect(`${act} ${stage}`).toBe(`${act} ${stageOf(before)}`)
  else expect(to).toContain(stage)
  expect(after.row).toMatchObject(projection(taskState(after.facts)))
  const phases = context.db.read.selectFrom('task_phases').selectAll().where('task_id', '=', after.row.id)
  expect(await phases.orderBy('until').execute()).toEqual(phaseRows(after.row, after.facts))
  if (act === 'retractions') expectAsIfNotWritten(after, before.retractable!.seq)
  if (after.row.parent_id) expect(after.row.placed_on).toBeNull()
}

/** Removal of many reads the columns and asks for the right of the control department: both say what the table says. */
function expectSameFromRow({ row }: Task, known: TaskCase, actor: Actor): void {
  expect(stageOfRow(row, known.annulled)).toBe(stageOf(known))
  const controls = partsOf(known, actor).has('controller')
  expect(may(actor, 'control')).toBe(controls)
  for (const act of ['removal', 'control-again'] as const)
    expect(controls && isActOf(act, row, known.annulled)).toBe(mayAct(act, known, actor))
  const blocks = blocksOf({ task: row, ground: 'void', points: [], annulled: known.annulled })
  const outOfPlace = blocks.some(({ kind }) => ['annulled', 'removed', 'not-on-control'].includes(kind))
  expect(outOfPlace).toBe(!isActOf('removal', row, known.annulled))
}

/** With the mistake taken back the task stands as if nobody had written it. */
function expectAsIfNotWritten({ row, facts }: Task, mistake: number): void {
  const without = facts.filter(
    (fact) => fact.seq !== mistake && !(fact.kind === 'retracted' && fact.retracts === mistake),
  )
  const { seq, due_version, backdated_at, last_recorded_at, ...columns } = projection(taskState(without))
  expect(row).toMatchObject(columns)
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { maySeeTask } from '../../src/access/may-see.ts'
import { may } from '../../src/access/rights.ts'
import { annulDocument } from '../../src/documents/actions/annul-document.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import type { Result } from '../../src/kernel/result.ts'
import { blocksOf } from '../../src/removal/block.ts'
import { caseOf } from '../../src/tasks/actions/case-of.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { acknowledge } from '../../src/tasks/acts/acknowledgement.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { refuseExtension } from '../../src/tasks/acts/extension-refusals.ts'
import { askExtension } from '../../src/tasks/acts/extension-requests.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { mergeTask } from '../../src/tasks/acts/merging.ts'
import { giveNote } from '../../src/tasks/acts/notes.ts'
import { reportPart } from '../../src/tasks/acts/parts.ts'
import { placeOnControl } from '../../src/tasks/acts/placement.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { proposeReassignment } from '../../src/tasks/acts/reassignment-proposals.ts'
import { declineReassignment } from '../../src/tasks/acts/reassignment-refusals.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { splitTask } from '../../src/tasks/acts/splitting.ts'
import { giveSubInstruction } from '../../src/tasks/acts/sub-instructions.ts'
import { type ActName, actNames, acts, actsFor, isActOf, mayAct } from '../../src/tasks/acts.ts'
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
import { type TestOffice, testOffice } from '../support/office.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

type Perform = (context: TestOffice, actor: Actor, task: Task, nth: number) => Promise<Result<Task>>

const completeness = (nth: number) => (nth % 3 === 0 ? 'partly' : 'full')
/** A day that the task may still be moved to, where the law sets no limit. */
const furtherDay = (context: TestOffice, { state }: Task, nth: number): Day => {
  const days = [context.clock.today(), state.dueDay, state.grantedUntil].filter((day) => day !== null)
  return addDays(days.sort().at(-1)!, 1 + (nth % 3))
}

/** Every act, done properly: with all that must accompany it, on a day that can be. */
const perform: Record<ActName, Perform> = {
  acknowledgement: (context, actor, { row }) => acknowledge(context, actor, row.id),
  reports: (context, actor, { row }, nth) =>
    reportExecution(context, actor, row.id, {
      executedOn: context.clock.today(),
      completeness: completeness(nth),
      text: 'Зроблено',
      outgoing: null,
      despite: 'доручене завершать окремо',
    }),
  notes: (context, actor, { row }) => giveNote(context, actor, row.id, { text: 'Триває' }),
  parts: (context, actor, { row }) => reportPart(context, actor, row.id, { text: 'Наша частина' }),
  'extension-requests': (context, actor, task, nth) =>
    askExtension(context, actor, task.row.id, {
      until: furtherDay(context, task, nth),
      reason: 'немає коштів',
    }),
  'extension-refusals': (context, actor, { row }) =>
    refuseExtension(context, actor, row.id, { reason: 'ні' }),
  'reassignment-proposals': (context, actor, { row }) =>
    proposeReassignment(context, actor, row.id, { whose: 'Управління культури', reason: 'не наш заклад' }),
  'reassignment-refusals': (context, actor, { row }) =>
    declineReassignment(context, actor, row.id, { reason: 'ваш' }),
  reassignment: (context, actor, { row, state }) =>
    reassign(context, actor, row.id, {
      executors: [
        {
          words:
            state.executors.length === 1 ? 'Управління транспорту, Іваненко П. С.' : 'Управління транспорту',
        },
        ...(state.executors.length === 1 ? [{ words: 'Департамент освіти' }] : []),
      ],
      ground: 'резолюція',
    }),
  'sub-instructions': (context, actor, { row }) =>
    giveSubInstruction(context, actor, row.id, {
      text: 'Підготувати акт',
      person: 'Іваненко П. С.',
      due: null,
    }),
  splitting: (context, actor, { row }, nth) =>
    splitTask(context, actor, row.id, {
      point: `1.${nth}`,
      text: 'Окрема частина',
      executors: [{ words: 'Управління транспорту' }],
      due: null,
      ground: 'резолюція',
    }),
  merging: async (context, actor, { row }) => {
    const others = (await pointsInWork(context.db, [row.document_id])).filter(({ id }) => id !== row.id)
    const into = others[0]?.id ?? row.id
    return mergeTask(context, actor, row.id, { into, text: null, ground: 'резолюція' })
  },
  placement: (context, actor, { row }) =>
    placeOnControl(context, actor, row.id, { on: context.clock.today() }),
  acceptance: (context, actor, { row }) => acceptReport(context, actor, row.id),
  returns: (context, actor, { row }) => returnForRework(context, actor, row.id, { reason: 'немає актів' }),
  execution: (context, actor, { row }, nth) =>
    recordExecution(context, actor, row.id, {
      on: context.clock.today(),
      completeness: completeness(nth),
      note: null,
    }),
  extensions: (context, actor, task, nth) =>
    extendTerm(context, actor, task.row.id, {
      until: furtherDay(context, task, nth),
      decidedOn: context.clock.today(),
      decidedBy: null,
      ground: null,
    }),
  removal: (context, actor, { row }) =>
    removeFromControl(context, actor, row.id, {
      on: context.clock.today(),
      ground: { kind: 'decision', number: '512', date: context.clock.today(), words: '' },
    }),
  'control-again': (context, actor, { row }) =>
    returnToControl(context, actor, row.id, { on: context.clock.today(), ground: 'рішення № 530' }),
  retractions: async (context, actor, task) => {
    const fact = (await caseOf(context, task)).retractable?.seq ?? task.row.seq
    return retractFact(context, actor, task.row.id, { fact, reason: 'натиснуто помилково' })
  },
  edit: (context, actor, { row }, nth) =>
    editTask(context, actor, row.id, {
      text: `Зміст ${nth}`,
      controller: null,
      supervisor: null,
      special: false,
    }),
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
      const context = await testOffice()
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
  const context = await testOffice()
  const cast = await withCast(context)
  const id = await begin(context, cast, { kind: 'executive-decision', placed: false, permanent: false })
  await annulDocument(context, cast.olena.actor, id, 1, 'помилково')
  const [task] = await tasksOfDocuments(context.db, [id])
  const known = await caseOf(context, task!)
  expect(actNames.filter((act) => mayAct(act, known, cast.olena.actor))).toEqual([])
  expect(await perform.placement(context, cast.olena.actor, task!, 0)).toMatchObject({
    refusals: [{ code: 'document-annulled' }],
  })
})

async function begin(
  context: TestOffice,
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
  context: TestOffice,
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
  const outcome = await perform[act](context, actor, task, nth)
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
  const blocks = blocksOf({ task: row, ground: 'void', points: [], annulled: known.annulled }, new Set())
  const outOfPlace = blocks.some(({ kind }) => ['annulled', 'removed', 'not-on-control'].includes(kind))
  expect(outOfPlace).toBe(!isActOf('removal', row, known.annulled))
}

/** With the mistake taken back the task stands as if nobody had written it. */
function expectAsIfNotWritten({ row, facts }: Task, mistake: number): void {
  const without = facts.filter(
    (fact) => fact.seq !== mistake && !(fact.kind === 'retracted' && fact.retracts === mistake),
  )
  const { seq, backdated_at, last_recorded_at, ...columns } = projection(taskState(without))
  expect(row).toMatchObject(columns)
}

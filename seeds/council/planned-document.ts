import type { Actor } from '../../src/access/actor.ts'
import { asCondition } from '../../src/db/as-query.ts'
import { onControl } from '../../src/deadlines/on-control.ts'
import { type RegisterDocument, registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { RemovalGround } from '../../src/tasks/fact.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Deed, doDeed } from './deed.ts'
import type { Random } from './random.ts'
import { must, type Story } from './story.ts'

/** A document that will be registered, and what will become of its tasks. */
export interface PlannedDocument {
  draft: RegisterDocument
  /** of the day of registration */
  minute: number
  /** taken on control on a later day than registered; the draft's tasks are then not placed */
  placedOn: Day | null
  /** what happens to each task, in the order of the draft */
  deeds: Deed[][]
  /** of tasks with a periodic term: what closes each of the control points, one after another */
  series?: { task: number; points: Deed[][] }[]
  /** the day the whole document leaves control */
  leaves?: { on: Day; ground: () => RemovalGround }
  /** known once it is registered */
  id?: string
  number?: string
}

/** Who does what in the story. */
export interface Hands {
  clerk: Actor
  /** who keeps control of this document */
  controller: Actor
  /** who reports; the controller, where the report comes on paper */
  reporter?: (taskPlace: number) => Actor
}

// The morning is for registration, the afternoon for what is done with it: nothing comes before its document.
const AFTERNOON = 800
const EVENING = 1040

/** Puts the document's registration and the lives of its tasks into the story. */
export function tellOf(story: Story, random: Random, planned: PlannedDocument, hands: Hands): void {
  const { draft } = planned
  let taskIds: string[] = []
  story.happens(draft.registeredOn, planned.minute, async (context) => {
    const row = must(await registerDocument(context, hands.clerk, draft), draft.title)
    planned.id = row.id
    planned.number = row.number
    taskIds = await tasksOf(context, row.id)
  })
  const tellDeeds = (deeds: readonly Deed[], idOf: () => string, taskPlace: number) => {
    let before: { on: Day; minute: number } | undefined
    for (const deed of deeds) {
      const minute = before?.on === deed.on ? before.minute + random.int(3, 12) : random.int(AFTERNOON, 980)
      before = { on: deed.on, minute }
      const actor =
        deed.act === 'report' ? (hands.reporter?.(taskPlace) ?? hands.controller) : hands.controller
      story.happens(deed.on, minute, async (context) => doDeed(context, actor, idOf(), deed))
    }
  }
  planned.deeds.forEach((deeds, place) => {
    const placement: Deed[] = planned.placedOn ? [{ act: 'place', on: planned.placedOn }] : []
    tellDeeds([...placement, ...deeds], () => taskIds[place]!, place)
  })
  const { series, leaves } = planned
  for (const { task, points } of series ?? []) {
    points.forEach((deeds) => {
      tellDeeds(deeds, () => taskIds[task]!, task)
    })
  }
  if (leaves) {
    story.happens(leaves.on, EVENING, async (context) => {
      for (const id of await tasksOf(context, planned.id!, 'still on control'))
        await doDeed(context, hands.controller, id, { act: 'remove', on: leaves.on, ground: leaves.ground() })
    })
  }
}

async function tasksOf(
  context: AppContext,
  documentId: string,
  which?: 'still on control',
): Promise<string[]> {
  const all = context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', documentId)
    .orderBy('position')
  const rows = await (which ? all.where(asCondition(onControl)) : all).execute()
  return rows.map((row) => row.id)
}

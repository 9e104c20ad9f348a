import type { Self } from '../../access/actor.ts'
import { namedByDocument } from '../../deadlines/due-of-term.ts'
import type { Day } from '../../kernel/day.ts'
import type { Executor } from '../../people/executor.ts'
import { type NamesInLetters, namesInLetters } from '../../people/names-in-letters.ts'
import { allDepartments, type Department } from '../../people/store.ts'
import { readsText } from '../../tasks/masked-text.ts'
import type { TaskState } from '../../tasks/task-state.ts'
import { whyDue } from '../../tasks/why-due.ts'
import type { LettersContext } from '../context.ts'
import { roleInTask } from '../plan/role-in-task.ts'
import { type DropReason, whyDropped } from '../plan/still-due.ts'
import { type Digest, digestTables } from './digest-tables.ts'
import type { LetterContent, LetterTable } from './letter-content.ts'
import {
  executorsOfTasks,
  historiesOfItems,
  type ItemHistory,
  type ItemRow,
  type LetterRow,
  plannedItems,
  selvesOfPeople,
} from './letter-material.ts'
import { type LettersOf, lettersOf } from './letters-of.ts'
import { type ItemMaterial, writeLetter } from './write-letter.ts'

/** A letter as it would leave now, without its number. */
export interface Draft {
  row: LetterRow
  paper: LetterContent
  dropped: ReadonlyMap<string, DropReason>
  names: NamesInLetters
  host: string
}

/** A letter that is not sent: it has no items or no recipient. */
export interface NoDraft {
  withheld: string
  dropped: ReadonlyMap<string, DropReason>
}

/** What is read once for all the letters of a batch. */
interface Batch {
  today: Day
  letters: LettersOf
  departments: ReadonlyMap<string, Department>
  selves: ReadonlyMap<string, Self[]>
  executors: ReadonlyMap<string, Executor[]>
  histories: ReadonlyMap<string, ItemHistory>
  tables: ReadonlyMap<string, LetterTable[]>
}

/** These letters judged by the state of their tasks now; whatever is common to them is read once. */
export async function draftLetters(
  context: LettersContext,
  rows: readonly LetterRow[],
): Promise<[outboxId: string, Draft | NoDraft][]> {
  const { db, clock } = context
  const today = clock.today()
  const ids = rows.map(({ id }) => id)
  const [letters, items, departments] = await Promise.all([
    lettersOf(context),
    plannedItems(db, ids),
    allDepartments(db),
  ])
  const byId = new Map(departments.map((department) => [department.id, department]))
  const selves = await selvesOfPeople(db, rows, departments, today)
  const [executors, histories, tables] = await Promise.all([
    executorsOfTasks(db, [...new Set(items.map(({ id }) => id))]),
    historiesOfItems(db, items),
    digestTables(db, digestsAmong(rows, departments, selves), {
      departments: byId,
      today,
      reference: letters.reference,
    }),
  ])
  const batch = { today, letters, departments: byId, selves, executors, histories, tables }
  const itemsOf = Map.groupBy(items, ({ outbox_id }) => outbox_id!)
  return Promise.all(
    rows.map(
      async (row) =>
        [row.id, await oneDraft(row, itemsOf.get(row.id) ?? [], batch)] as [string, Draft | NoDraft],
    ),
  )
}

async function oneDraft(row: LetterRow, items: readonly ItemRow[], batch: Batch): Promise<Draft | NoDraft> {
  const { letters, today } = batch
  const judged = judgeItems(row, items, batch)
  const tables = batch.tables.get(row.id) ?? []
  const withheld = whyWithheld(row, judged.items.length + tables.length, today)
  if (withheld) return { withheld, dropped: judged.dropped }
  const names = await namesOf(row)
  const paper = writeLetter(
    {
      kind: row.kind,
      day: row.day,
      organization: letters.reference.organization,
      sender: letters.sender,
      template: row.kind === 'test' ? null : (letters.templates.get(row.kind) ?? null),
      recipient: {
        name: row.name,
        vocative: names.vocative,
        dative: names.dative,
        postDative: names.post_dative,
        post: row.post,
        department: row.department,
      },
      items: judged.items,
      tables,
    },
    letters.reference.calendar,
  )
  return { row, paper: withoutPlaces(paper), dropped: judged.dropped, names, host: letters.host }
}

/** A digest covers the departments that the person heads, also as a substitute. */
function digestsAmong(
  rows: readonly LetterRow[],
  departments: readonly Department[],
  selves: ReadonlyMap<string, Self[]>,
): Digest[] {
  const open = departments.filter(({ closed_on }) => !closed_on)
  return rows.flatMap(({ id, kind, recipient_id }) => {
    if (kind !== 'digest' && kind !== 'sheet') return []
    const column = kind === 'digest' ? 'head_id' : 'deputy_id'
    const people = new Set((selves.get(recipient_id) ?? []).map(({ personId }) => personId))
    const own = open.filter((department) => people.has(department[column]))
    // Leadership without departments of its own reads about all of them.
    const shown = own.length > 0 || kind === 'digest' ? own : open
    return [{ id, kind, departmentIds: shown.map((department) => department.id) }]
  })
}

/** The items that are still due, one for each task, and the reasons why the others were dropped. */
function judgeItems({ recipient_id }: LetterRow, items: readonly ItemRow[], batch: Batch) {
  const due = new Map<string, ItemMaterial>()
  const dropped = new Map<string, DropReason>()
  const selves = batch.selves.get(recipient_id) ?? []
  for (const item of items) {
    const executors = batch.executors.get(item.id) ?? []
    const history = batch.histories.get(item.id)
    const concern = roleInTask(selves, executors, item, batch.departments)
    const reason = whyDropped({ step: item.step, due_day: item.planned_due_day }, item, {
      annulled: item.annulled_on !== null,
      mistakes: history?.mistakes ?? new Set(),
      // A recipient chosen by the plan stays, unless the task was reassigned since.
      concerned: concern !== null || (history?.reassignedAt ?? '') <= item.planned_at,
    })
    if (reason) {
      dropped.set(item.item_id, reason)
      continue
    }
    const known = due.get(item.id)
    if (known) {
      known.steps.push(item.step)
      continue
    }
    const kind = batch.letters.reference.kind(item.kind)
    const personal = kind?.personal ?? false
    const masked = !selves.some((self) => readsText({ ...self, accountId: null }, personal, executors))
    due.set(item.id, {
      itemId: item.item_id,
      taskId: item.id,
      documentId: item.document_id,
      kind: kind?.name ?? item.kind,
      index: item.number,
      date: item.registered_on,
      point: item.point,
      text: item.text,
      masked,
      why: whyOf(item, history?.state, masked),
      steps: [item.step],
      concern: concern ?? 'overseer',
      firstDueDay: item.first_due_day,
      dueDay: item.due_day,
      returned: history?.state.returns.at(-1)?.reason ?? null,
    })
  }
  return { items: [...due.values()], dropped }
}

function whyOf(item: ItemRow, state: TaskState | undefined, masked: boolean): string[] {
  if (!item.due_day) return []
  // The reason of an extension may hold personal data, as the text of the task may.
  const extensions = (state?.extensions ?? []).map((one) => (masked ? { ...one, ground: null } : one))
  const { steps, law } = whyDue(item, { extensions, points: state?.points ?? null })
  // The first step repeats it.
  return law && law !== namedByDocument ? [...steps, `Підстава: ${law}.`.replace(/\.\.$/, '.')] : steps
}

/** Why a letter is withheld; null where it has items and a recipient. */
function whyWithheld(row: LetterRow, parts: number, today: Day): string | null {
  if (row.left_on && row.left_on <= today) return `${row.short_name} уже не працює, тож лист не надіслано.`
  if (row.kind === 'test') return null
  if (parts === 0)
    return 'Нагадувати вже немає про що: відтоді завдання виконано, знято з контролю, продовжено або передано.'
  if (row.letter_of_day !== null)
    return `Того дня цій людині вже записано лист № ${row.number_of_day}: удруге за день не пишемо.`
  return null
}

async function namesOf(row: LetterRow): Promise<NamesInLetters> {
  const { vocative, dative, post_dative } = row
  if (vocative !== null && dative !== null) return { vocative, dative, post_dative }
  const made = await namesInLetters(row)
  return {
    vocative: vocative ?? made.vocative,
    dative: dative ?? made.dative,
    post_dative: post_dative ?? made.post_dative,
  }
}

// A placeholder typed by a user must not become a number or the answer link of another task.
function withoutPlaces(paper: LetterContent): LetterContent {
  const json = JSON.stringify(paper)
  return json.includes('{{') ? JSON.parse(json.replaceAll('{{', '{\u200b{')) : paper
}

import { letterHtml } from '../../../views/reminders/letter-html.tsx'
import type { Self } from '../../accounts/actor.ts'
import type { Write } from '../../db/database.ts'
import type { Executor } from '../../executors/executor.ts'
import { type NamesInLetters, namesInLetters } from '../../executors/names-in-letters.ts'
import { allDepartments, type Department } from '../../executors/store.ts'
import type { Day } from '../../kernel/day.ts'
import type { Office } from '../../office.ts'
import { readsText } from '../../tasks/masked-text.ts'
import type { TaskState } from '../../tasks/task-state.ts'
import { whyDue } from '../../tasks/why-due.ts'
import { concernOf } from '../concern.ts'
import { type Digest, digestTables } from '../lists/digest-tables.ts'
import {
  documentsOfLetters,
  executorsOfTasks,
  type ItemRow,
  type LetterRow,
  lettersToSeal,
  plannedItems,
  selvesOfPeople,
  type Turned,
  turnedTasks,
} from '../lists/letter-material.ts'
import { type LettersOf, lettersOf } from '../lists/letters-of.ts'
import type { LetterPaper, PaperTable } from '../paper.ts'
import { renderText } from '../render-text.ts'
import type { Mailbox, Sealed, Withheld } from '../sealed.ts'
import { type DropReason, whyDropped } from '../still-due.ts'
import { dropItems, keepNames, keepPaper, recordUnderNextNumber, replaceMailbox } from '../store.ts'
import { type ItemMaterial, subjectOf, writePaper } from '../write-paper.ts'

/** What stands for the number until the commit gives it. */
const NUMBER = '{{number}}'

/**
 * The letters of the outbox as they leave, judged by the state of their tasks now; one that is sealed already comes back as it
 * is kept. Nothing is written here: see `Sealed`. Ids that the outbox does not know are not in the answer.
 */
export async function sealLetters(
  office: Office,
  outboxIds: readonly string[],
): Promise<Map<string, Sealed | Withheld>> {
  const { db, clock } = office
  const letters = await lettersToSeal(db, outboxIds)
  const [sealed, open] = split(letters, ({ message_id }) => message_id !== null)
  const [kept, made] = await Promise.all([
    keptLetters(office, sealed),
    open.length > 0 ? newLetters(office, open, clock.today()) : [],
  ])
  return new Map([...kept, ...made])
}

type Entry = [outboxId: string, Sealed | Withheld]

async function keptLetters(office: Office, rows: LetterRow[]): Promise<Entry[]> {
  if (rows.length === 0) return []
  const [documents, { host }] = await Promise.all([
    documentsOfLetters(
      office.db,
      rows.map(({ id }) => id),
    ),
    lettersOf(office),
  ])
  return rows.map((row) => {
    const mailbox = readMailbox(row.mailbox!)
    // Somebody without a mailbox may have been given one since; the letter itself stays as it is.
    const found = mailbox ?? mailboxOf(row)
    return [
      row.id,
      {
        mailbox: found,
        messageId: row.message_id!,
        datedAt: row.dated_at!,
        subject: row.subject!,
        text: row.text!,
        html: row.html!,
        references: references(documents.get(row.id) ?? [], host),
        writes: !mailbox && found ? [replaceMailbox(office.db, row.id, mailboxText(found))] : [],
      },
    ]
  })
}

/** What is read once for all the letters of a batch. */
interface Batch {
  today: Day
  letters: LettersOf
  departments: ReadonlyMap<string, Department>
  selves: ReadonlyMap<string, Self[]>
  executors: ReadonlyMap<string, Executor[]>
  turned: ReadonlyMap<string, Turned>
  tables: ReadonlyMap<string, PaperTable[]>
}

async function newLetters(office: Office, rows: LetterRow[], today: Day): Promise<Entry[]> {
  const { db } = office
  const ids = rows.map(({ id }) => id)
  const [letters, items, departments] = await Promise.all([
    lettersOf(office),
    plannedItems(db, ids),
    allDepartments(db),
  ])
  const byId = new Map(departments.map((department) => [department.id, department]))
  const [selves, executors, turned, tables] = await Promise.all([
    selvesOfPeople(db, rows, departments, today),
    executorsOfTasks(db, [...new Set(items.map(({ id }) => id))]),
    turnedTasks(db, items),
    digestTables(db, digestsAmong(rows, departments), byId, today, letters.reference),
  ])
  const batch = { today, letters, departments: byId, selves, executors, turned, tables }
  const itemsOf = Map.groupBy(items, ({ outbox_id }) => outbox_id!)
  return Promise.all(
    rows.map(
      async (row): Promise<Entry> => [row.id, await oneLetter(office, row, itemsOf.get(row.id) ?? [], batch)],
    ),
  )
}

function digestsAmong(rows: readonly LetterRow[], departments: readonly Department[]): Digest[] {
  const open = departments.filter(({ closed_on }) => !closed_on)
  return rows.flatMap(({ id, kind, recipient_id }) => {
    if (kind !== 'digest' && kind !== 'sheet') return []
    const column = kind === 'digest' ? 'head_id' : 'deputy_id'
    const own = open.filter((department) => department[column] === recipient_id)
    // Leadership without departments of its own reads about all of them.
    const shown = own.length > 0 || kind === 'digest' ? own : open
    return [{ id, kind, departmentIds: shown.map((department) => department.id) }]
  })
}

async function oneLetter(
  office: Office,
  row: LetterRow,
  items: readonly ItemRow[],
  batch: Batch,
): Promise<Sealed | Withheld> {
  const { db, clock } = office
  const { letters, today } = batch
  const judged = judgeItems(row, items, batch)
  const dropped = [...judged.dropped]
  const drops = dropped.length > 0 ? [dropItems(dropped)] : []
  const tables = batch.tables.get(row.id) ?? []
  const why = whyWithheld(row, judged.items.length + tables.length, today)
  if (why) return { withheld: why, writes: drops }

  const names = await namesOf(row)
  const paper = writePaper(
    {
      kind: row.kind,
      day: row.day,
      organization: letters.reference.organization,
      office: letters.office,
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
  const plain = withoutPlaces(paper)
  const numbered = row.kind === 'test' ? plain : { ...plain, number: NUMBER }
  const subject = subjectOf(plain)
  const now = clock.now()
  const mailbox = mailboxOf(row)
  const kept = {
    outbox_id: row.id,
    message_id: `<${row.id}@${letters.host}>`,
    dated_at: now,
    mailbox: mailboxText(mailbox),
    subject,
    text: renderText(numbered),
    html: letterHtml(numbered, subject),
    paper: JSON.stringify(numbered),
    recorded_at: now,
  }
  const taskIds = [...new Set(judged.items.map(({ taskId }) => taskId))]
  const official: Write[] =
    row.kind === 'test'
      ? []
      : recordUnderNextNumber(
          {
            id: row.id,
            sent_on: row.day,
            recipient_id: row.recipient_id,
            recorded_at: now,
            recorded_by: null,
          },
          taskIds,
        )
  return {
    mailbox,
    messageId: kept.message_id,
    datedAt: now,
    subject,
    text: kept.text,
    html: kept.html,
    references: references(
      [...new Set(judged.items.map(({ documentId }) => documentId))].sort(),
      letters.host,
    ),
    writes: [
      ...official,
      ...keepPaper(kept, row.kind === 'test' ? null : NUMBER),
      ...drops,
      ...(row.vocative === null ? [keepNames(db, row.recipient_id, names)] : []),
    ],
  }
}

/** Those items that still have something to say, one for each task, and what became of the others. */
function judgeItems({ recipient_id }: LetterRow, items: readonly ItemRow[], batch: Batch) {
  const told = new Map<string, ItemMaterial>()
  const dropped = new Map<string, DropReason>()
  const selves = batch.selves.get(recipient_id) ?? []
  for (const item of items) {
    const executors = batch.executors.get(item.id) ?? []
    const turned = batch.turned.get(item.id)
    const concern = concernOf(selves, executors, item, batch.departments)
    const reason = whyDropped({ step: item.step, due_day: item.planned_due_day }, item, {
      annulled: item.annulled_on !== null,
      // Somebody the plan chose for a reason of its own stays chosen, unless the task has gone to others since.
      concerned: concern !== null || (turned?.reassignedAt ?? '') <= item.planned_at,
    })
    if (reason) {
      dropped.set(item.item_id, reason)
      continue
    }
    const known = told.get(item.id)
    if (known) {
      known.steps.push(item.step)
      continue
    }
    const masked = !selves.some((self) => readsText({ ...self, accountId: null }, item.kind, executors))
    told.set(item.id, {
      itemId: item.item_id,
      taskId: item.id,
      documentId: item.document_id,
      kind: batch.letters.reference.kind(item.kind)?.name ?? item.kind,
      index: item.number,
      date: item.registered_on,
      point: item.point,
      text: item.text,
      masked,
      why: whyOf(item, turned?.state, masked),
      steps: [item.step],
      concern: concern ?? 'overseer',
      firstDueDay: item.first_due_day,
      dueDay: item.due_day,
      returned: turned?.state.returns.at(-1)?.reason ?? null,
    })
  }
  return { items: [...told.values()], dropped }
}

function whyOf(item: ItemRow, state: TaskState | undefined, masked: boolean): string[] {
  if (!item.due_day) return []
  // What was written in a decision to extend may name people as the words of the task do.
  const extensions = (state?.extensions ?? []).map((one) => (masked ? { ...one, ground: null } : one))
  const { steps, law } = whyDue(item, extensions)
  return law ? [...steps, `Підстава: ${law}.`.replace(/\.\.$/, '.')] : steps
}

/** Why nothing is sent at all; null where there is something to say and somebody to say it to. */
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

// A place in somebody's words must not become a number, let alone the answer link of another task.
function withoutPlaces(paper: LetterPaper): LetterPaper {
  const json = JSON.stringify(paper)
  return json.includes('{{') ? JSON.parse(json.replaceAll('{{', '{\u200b{')) : paper
}

function mailboxOf({ name, email }: LetterRow): Mailbox | null {
  return email ? { name, address: email } : null
}

function mailboxText(mailbox: Mailbox | null): string {
  return mailbox ? `${mailbox.name.replace(/[<>\r\n]/g, ' ')} <${mailbox.address}>` : ''
}

function readMailbox(text: string): Mailbox | null {
  const match = /^(.*) <([^<>]*)>$/.exec(text)
  return match ? { name: match[1]!, address: match[2]! } : null
}

function references(documentIds: readonly string[], host: string): string[] {
  return documentIds.map((id) => `<document.${id}@${host}>`)
}

function split<T>(all: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  return [all.filter(first), all.filter((one) => !first(one))]
}

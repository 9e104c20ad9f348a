import type { Actor, ByLink, Self } from '../../access/actor.ts'
import { readSetting, textSetting } from '../../db/settings.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import type { DocumentRow } from '../../journals/store.ts'
import { findDocument } from '../../journals/store.ts'
import { wholeText } from '../../kernel/sent-values.ts'
import { allDepartments } from '../../people/store.ts'
import { type FormAct, whyNot } from '../../tasks/act.ts'
import { caseOf } from '../../tasks/actions/case-of.ts'
import { acknowledgement } from '../../tasks/acts/acknowledgement.ts'
import { extensionRequests } from '../../tasks/acts/extension-requests.ts'
import { reassignmentProposals } from '../../tasks/acts/reassignment-proposals.ts'
import { reports } from '../../tasks/acts/reports.ts'
import { hiddenText, readsText, wordlessFact } from '../../tasks/masked-text.ts'
import { findTask, type Task } from '../../tasks/store.ts'
import type { LettersContext } from '../context.ts'
import { roleInTask } from '../plan/role-in-task.ts'
import { selvesOfPeople } from '../text/letter-material.ts'
import { answerKey } from './answer-key.ts'
import { answerLinkExpired, readAnswerToken } from './answer-link.ts'

/** What a link may be answered with, in the order of its page. */
const answers = [acknowledgement, reports, extensionRequests, reassignmentProposals] as const
export type LinkAct = (typeof answers)[number]['name']
export const linkActs: readonly FormAct<LinkAct, unknown>[] = answers

/** Why an answer link is closed; the page then shows nothing of the task. */
export type LinkClosed = 'expired' | 'revoked' | 'left' | 'reassigned' | 'annulled' | 'removed'

/** The task a link is about, as its person may see it, and what the person may answer now. */
export interface AnswerCase {
  itemId: string
  task: Task
  document: DocumentRow
  actor: Actor & { byLink: ByLink }
  acts: FormAct<LinkAct, unknown>[]
}

/** How many days a link answers after the day of its letter. */
export const linkDays = textSetting('answer-link-days', wholeText(0, 999), 30)

/** What the link with this token opens now; null for an unknown token. Reads only. */
export async function answerCase(
  context: LettersContext,
  token: string,
): Promise<AnswerCase | { closed: LinkClosed } | null> {
  const { db, clock } = context
  const today = clock.today()
  const key = await answerKey(db)
  const link = key === null ? null : readAnswerToken(token, key)
  if (!link) return null
  const [item, days, departments] = await Promise.all([
    itemOf(context, link.itemId),
    readSetting(db, linkDays),
    allDepartments(db),
  ])
  if (!item) return null
  if (item.revoked_at) return { closed: 'revoked' }
  if (answerLinkExpired(link, today, days)) return { closed: 'expired' }
  if (item.left_on && item.left_on <= today) return { closed: 'left' }
  const task = (await findTask(db, item.task_id))!
  const [document, selves] = await Promise.all([
    findDocument(db, task.row.document_id),
    selvesOfPeople(db, [item], departments, today),
  ])
  if (document!.annulled_on) return { closed: 'annulled' }
  if (task.state.removedOn) return { closed: 'removed' }
  const [self, ...standsFor] = selves.get(item.recipient_id)!
  const byId = new Map(departments.map((department) => [department.id, department]))
  if (!roleInTask([self!, ...standsFor], task.state.executors, task.row, byId))
    return { closed: 'reassigned' }
  const isHead = departments.some(({ head_id }) => head_id === item.recipient_id)
  const actor = await actorOf(
    context,
    { self: self!, standsFor, isHead },
    {
      itemId: item.id,
      personId: item.recipient_id,
      person: item.short_name,
      letter: { number: item.number, day: link.day },
    },
  )
  const [taskCase, personal] = await Promise.all([
    caseOf(context, task),
    holdsPersonalData(db, task.row.kind),
  ])
  return {
    itemId: item.id,
    task: readsText(actor, personal, task.state.executors) ? task : wordless(task),
    document: document!,
    actor,
    acts: linkActs.filter((act) => whyNot(act, taskCase, actor) === null),
  }
}

function itemOf({ db }: LettersContext, id: string) {
  return db.read
    .selectFrom('letter_items as i')
    .innerJoin('people as p', 'p.id', 'i.recipient_id')
    .leftJoin('outbox as o', 'o.id', 'i.outbox_id')
    .leftJoin('letters as l', 'l.id', 'o.letter_id')
    .select(['i.id', 'i.task_id', 'i.recipient_id', 'i.revoked_at'])
    .select(['p.short_name', 'p.department_id', 'p.left_on', 'l.number'])
    .where('i.id', '=', id)
    .executeTakeFirst()
}

/**
 * The actor of an answer by link: the recipient of the letter with the rights of an executor only, whatever else the account may
 * do. A recipient without an account answers too.
 */
async function actorOf(
  { db }: LettersContext,
  { self, standsFor, isHead }: { self: Self; standsFor: Self[]; isHead: boolean },
  byLink: ByLink,
): Promise<Actor & { byLink: ByLink }> {
  const role = self.role === 'head' || (isHead && self.role !== 'executor') ? 'head' : 'executor'
  const account = await db.read
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', byLink.personId)
    .where('closed_at', 'is', null)
    .where('role', '=', role)
    .executeTakeFirst()
  return { ...self, role, standsFor, accountId: account?.id ?? null, byLink }
}

function wordless(task: Task): Task {
  return { ...task, row: { ...task.row, text: hiddenText }, facts: task.facts.map(wordlessFact) }
}

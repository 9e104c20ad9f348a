import type { Database } from '../../db/database.ts'
import { type Day, hourOf, type Instant, instantAt } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { lettersRules, lettersWaiting } from '../plan/letters-rules.ts'
import { letterCounts } from './letter-list.ts'
import { UNREACHABLE } from './mailer.ts'
import { sendingPause } from './sending-pause.ts'

/** Why letters do not leave, or need a person. */
export type LettersNotice =
  | { why: 'no-mail-server' | 'other-instance' | 'clock-leapt' | 'planner-late' }
  /** the mail server does not answer or refuses the register itself; its words */
  | { why: 'server-unreachable'; words: string }
  | { why: 'too-many'; count: number; most: number }
  | { why: 'for-a-person'; count: number }

/** All that the control department should know of letters now, the gravest first. */
export async function lettersNotices(context: LettersContext): Promise<LettersNotice[]> {
  const { db, clock, mail } = context
  const today = clock.today()
  const [pause, rules, waiting, { attention }, { calendar, beganAt }, unreachable] = await Promise.all([
    sendingPause(context),
    lettersRules(db, today),
    lettersWaiting(db, today),
    letterCounts(db),
    context.reference(),
    serverWords(db),
  ])
  const notices: LettersNotice[] = []
  if (!mail) notices.push({ why: 'no-mail-server' })
  if (pause) notices.push({ why: pause.why })
  if (unreachable) notices.push({ why: 'server-unreachable', words: unreachable })
  const late = calendar.isWorking(today) && hourOf(clock.now()) > rules.hour
  const expected = beganBefore(beganAt, today, rules.hour)
  if (late && expected && (rules.lastPlanned ?? '') < today) notices.push({ why: 'planner-late' })
  if (waiting > rules.most) notices.push({ why: 'too-many', count: waiting, most: rules.most })
  if (attention > 0) notices.push({ why: 'for-a-person', count: attention })
  return notices
}

// A register that began when the hour of planning was there or over has the first plan to make on its next working day.
function beganBefore(beganAt: Instant | null, today: Day, hour: number): boolean {
  return beganAt === null || beganAt < instantAt(today, `${String(hour).padStart(2, '0')}:00`)
}

// The last answer of the server, while letters wait because of it.
async function serverWords(db: Database): Promise<string | undefined> {
  const row = await db.read
    .selectFrom('outbox')
    .innerJoin('outbox_events as last', (join) =>
      join.onRef('last.outbox_id', '=', 'outbox.id').onRef('last.seq', '=', 'outbox.seq'),
    )
    .select('last.words')
    .where('outbox.state', '=', 'deferred')
    .where('last.words', 'like', `${UNREACHABLE}%`)
    .orderBy('last.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.words?.slice(UNREACHABLE.length).trim()
}

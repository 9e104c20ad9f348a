import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { type ChangeSetting, settingChanger, textOtherwise } from '../../db/settings.ts'
import { partDaysBefore } from '../../journals/reference.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { waitForPerson } from '../outbox/letter-sender.ts'
import { linkDays } from '../replies/answer-case.ts'
import { letterheadSettings } from '../text/letterhead.ts'
import { councilLadders } from './ladders.ts'
import { lettersHour, lettersMost } from './letters-rules.ts'

/** The rules by which letters leave, as settings that people change. */
const rules = {
  hour: lettersHour,
  most: lettersMost,
  linkDays,
  partDays: partDaysBefore,
  waiting: waitForPerson,
  ladders: councilLadders,
  letterhead: letterheadSettings,
}
export type LetterRule = keyof typeof rules

/** One change of one rule, as texts; where nothing was set, what comes with the program. */
export interface LetterRuleChange {
  rule: LetterRule
  before: string | null
  after: string | null
  on: Day
  recordedAt: Instant
  who: string | null
}

const MOST_SHOWN = 100

/** How this person changes the rules of letters from today on. */
export function letterRuleChanger({ db, clock }: LettersContext, actor: Actor): Promise<ChangeSetting> {
  const by = { on: clock.today(), recordedAt: clock.now(), recordedBy: actor.accountId }
  return settingChanger(db, Object.values(rules), by)
}

/** The last changes of these rules, the newest first. */
export async function letterRuleChanges(db: Database): Promise<LetterRuleChange[]> {
  const ruleOf = new Map(Object.entries(rules).map(([rule, { name }]) => [name, rule as LetterRule] as const))
  const rows = await db.read
    .selectFrom('setting_changes as c')
    .leftJoin('accounts as a', 'a.id', 'c.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .select(['c.name', 'c.before', 'c.after', 'c.happened_on as on', 'c.recorded_at as recordedAt'])
    .select('p.short_name as who')
    .where('c.name', 'in', [...ruleOf.keys()])
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.name')
    .limit(MOST_SHOWN)
    .execute()
  return rows.flatMap(({ name, before, after, ...row }) => {
    const rule = ruleOf.get(name)
    if (!rule) return []
    const otherwise = textOtherwise(rules[rule])
    return [{ ...row, rule, before: before ?? otherwise, after: after ?? otherwise }]
  })
}

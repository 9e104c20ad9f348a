import { type CompiledQuery, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { Actor, Role, Self } from '../actor.ts'
import { hashOfSecret } from '../secret.ts'
import { prolongSession } from '../session.ts'

/**
 * Who holds this session; null where there is none, it has run out, the account is closed or the person has left.
 * Read with every request, so it is one statement, compiled once.
 */
export async function findBySession(
  context: RegisterContext,
  today: Day,
  secret: string,
): Promise<Actor | null> {
  const hash = hashOfSecret(secret)
  const now = context.clock.now()
  const row = await first<HolderRow & { expires_at: Instant }>(context.db, sessionQuery, [
    today,
    today,
    hash,
    now,
    today,
  ])
  if (!row) return null
  await prolongSession(context.db, hash, row.expires_at, now)
  return actorOf(row)
}

/** Whose API token this is; null as above. */
export async function findByToken(
  context: RegisterContext,
  today: Day,
  token: string,
): Promise<Actor | null> {
  const row = await first<HolderRow>(context.db, tokenQuery, [today, today, hashOfSecret(token), today])
  return row ? actorOf(row) : null
}

/** Who holds this account now; null as above. For work that goes on after the request has ended. */
export async function findByAccount(
  context: RegisterContext,
  today: Day,
  accountId: string,
): Promise<Actor | null> {
  const row = await first<HolderRow>(context.db, accountQuery, [today, today, accountId, today])
  return row ? actorOf(row) : null
}

interface HolderRow {
  account_id: string
  person_id: string
  department_id: string | null
  role: Role
  name: string
  /** JSON: those the person stands for today */
  stands_for: string
}

function actorOf(row: HolderRow): Actor {
  const standsFor = JSON.parse(row.stands_for) as Self[]
  return {
    ...(standsFor.length > 0 && { standsFor }),
    accountId: row.account_id,
    personId: row.person_id,
    departmentId: row.department_id,
    role: row.role,
    name: row.name,
  }
}

const compiled = new WeakMap<(db: Database) => CompiledQuery, CompiledQuery>()

async function first<R>(db: Database, query: (db: Database) => CompiledQuery, parameters: string[]) {
  let known = compiled.get(query)
  if (!known) {
    known = query(db)
    compiled.set(query, known)
  }
  const { rows } = await db.read.executeQuery<R>({ ...(known as CompiledQuery<R>), parameters })
  return rows[0]
}

const sessionQuery = (db: Database) =>
  holders(db)
    .innerJoin('sessions', 'sessions.account_id', 'accounts.id')
    .select('sessions.expires_at')
    .where('sessions.secret', '=', given<string>())
    .where('sessions.expires_at', '>', given<Instant>())
    .where((is) => is.or([is('people.left_on', 'is', null), is('people.left_on', '>', given<Day>())]))
    .compile()

const tokenQuery = (db: Database) =>
  holders(db)
    .innerJoin('api_tokens', 'api_tokens.account_id', 'accounts.id')
    .where('api_tokens.secret', '=', given<string>())
    .where('api_tokens.revoked_at', 'is', null)
    .where((is) => is.or([is('people.left_on', 'is', null), is('people.left_on', '>', given<Day>())]))
    .compile()

const accountQuery = (db: Database) =>
  holders(db)
    .where('accounts.id', '=', given<string>())
    .where((is) => is.or([is('people.left_on', 'is', null), is('people.left_on', '>', given<Day>())]))
    .compile()

function holders(db: Database) {
  return db.read
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.id as account_id', 'accounts.role', 'people.id as person_id', 'people.department_id'])
    .select('people.short_name as name')
    .select(standsFor.as('stands_for'))
    .where('accounts.closed_at', 'is', null)
}

// A leave counts in its days alone, so what it gives is given back by itself. Called back early, it ends with that day.
const standsFor = sql<string>`(SELECT json_group_array(json_object('personId', p.id, 'departmentId', p.department_id,
    'role', a.role, 'name', p.short_name)) FROM leaves l JOIN people p ON p.id = l.person_id
    JOIN accounts a ON a.person_id = p.id AND a.closed_at IS NULL LEFT JOIN leave_endings e ON e.leave_id = l.id
    WHERE l.substitute_id = people.id AND l.from_day <= (${''} || '')
      AND ifnull(e.last_day, l.to_day) >= (${''} || '') AND p.left_on IS NULL)`

// The place of a parameter. SQLite built with STAT4 looks at the values bound to a join and plans it anew each time, at
// twenty times the cost of the look-up itself; it does not look into an expression.
function given<T extends string>() {
  return sql<T>`(${''} || '')`
}

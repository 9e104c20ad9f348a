import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfSecret } from '../src/access/secret.ts'
import { newAccount } from '../src/access/store.ts'
import { insertRows } from '../src/db/insert-rows.ts'
import { clockAt } from '../src/kernel/clock.ts'
import { day, instantAt } from '../src/kernel/day.ts'
import { newPerson } from '../src/people/store.ts'
import { openRegister } from '../src/server/node/open-register.ts'
import { fillRegister, randomRegister } from '../tests/support/random-register.ts'

export const TODAY = day('2026-06-30')
export const clock = clockAt(instantAt(TODAY, '12:00'))
export const DEPARTMENTS = 40

/** The same secret in every register made here; it opens nothing else. */
const SECRET = 'bench'
/** What the controller's browser sends with each request. */
export const cookie = `vykonano=${SECRET}`

function registerOf(documents: number) {
  return randomRegister({ seed: 1, documents, departments: DEPARTMENTS, from: day('2023-01-01'), to: TODAY })
}

/** Names of the departments, the same in every register made here. */
export const departmentNames = registerOf(0).departments.map(({ name }) => name)

/**
 * The data folder of a register with so many documents, three and a half years of them, and one controller who has signed
 * in. Made the first time it is asked for, the same each time.
 */
export async function preparedRegister(folder: string, documents: number): Promise<string> {
  const data = join(folder, `documents-${documents}`)
  if (existsSync(data)) return data
  const unfinished = `${data}.part`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const context = await openRegister(unfinished, clock)
  await fillRegister(context.db, registerOf(documents))
  const now = clock.now()
  const email = 'bench@example.gov.ua'
  const person = newPerson(
    { name: 'ТКАЧУК Марія Петрівна', departmentId: null, email },
    { recordedAt: now, recordedBy: null },
  )
  const account = newAccount({ personId: person.row.id, email, role: 'controller' }, now)
  const held = { secret: hashOfSecret(SECRET), account_id: account.row.id }
  await context.db.commit([
    ...person.writes,
    ...account.writes,
    insertRows('sessions', [{ ...held, opened_at: now, expires_at: instantAt(day('2099-12-31'), '12:00') }]),
    insertRows('api_tokens', [{ ...held, issued_at: now, revoked_at: null }]),
  ])
  await context.db.close()
  renameSync(unfinished, data)
  return data
}

import type { Office } from '../../server/context.ts'
import { endSession } from '../session.ts'

/** Ends the session for good: its secret opens nothing from now on. */
export async function signOut(office: Office, sessionSecret: string): Promise<void> {
  await office.db.commit([endSession(office.db, sessionSecret)])
}

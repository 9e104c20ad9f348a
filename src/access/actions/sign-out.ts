import type { RegisterContext } from '../../db/register-context.ts'
import { endSession } from '../session.ts'

/** Ends the session for good: its secret opens nothing from now on. */
export async function signOut(context: RegisterContext, sessionSecret: string): Promise<void> {
  await context.db.commit([endSession(context.db, sessionSecret)])
}

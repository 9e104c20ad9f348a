import type { RegisterContext } from '../db/register-context.ts'
import type { PasswordCost } from './password.ts'

export interface AccessContext extends RegisterContext {
  /** What one guess of a password costs. */
  passwordCost: PasswordCost
}

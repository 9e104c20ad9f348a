import type { AppContext } from '../../web/app-context.ts'

/** One thing looked at in a register: whether it is as it must be, and what was found, in Ukrainian. */
export type CheckUp = (context: AppContext) => Promise<{ ok: boolean; detail: string }>

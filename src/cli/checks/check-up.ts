import type { Office } from '../../server/context.ts'

/** One thing looked at in a register: whether it is as it must be, and what was found, in Ukrainian. */
export type CheckUp = (office: Office) => Promise<{ ok: boolean; detail: string }>

import { countAdministrators } from '../../access/lists/administrators.ts'
import type { CheckUp } from './check-up.ts'

export const checkAdministrators: CheckUp = async ({ db }) => {
  const n = await countAdministrators(db)
  return n > 0
    ? { ok: true, detail: `адміністраторів: ${n}` }
    : { ok: false, detail: 'немає жодного адміністратора: відкрийте його командою user add --role admin' }
}

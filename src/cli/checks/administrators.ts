import type { CheckUp } from './check-up.ts'

export const checkAdministrators: CheckUp = async ({ db }) => {
  const { n } = await db.read
    .selectFrom('accounts')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n > 0
    ? { ok: true, detail: `адміністраторів: ${n}` }
    : { ok: false, detail: 'немає жодного адміністратора: відкрийте його командою user add --role admin' }
}

import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { formatDay } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { FormulaActInput } from '../inputs.ts'
import type { FormulaAct } from './formula-act.ts'
import { formulaActs, insertFormulaAct } from './store.ts'

/**
 * The council has named its official formula by an act, from a day on. Refuses a day before the act itself: an act does not change
 * figures that were printed before it.
 */
export async function nameOfficialFormula(
  { db, clock }: ReportsContext,
  actor: Actor,
  { formula, from, number, date }: FormulaActInput,
  also: Alongside<FormulaAct> = () => [],
): Promise<Result<FormulaAct>> {
  if (!may(actor, 'keep-counting')) return reject({ code: 'not-allowed' })
  if (date > clock.today()) return reject({ code: 'in-the-future', field: 'date' })
  if (from < date)
    return reject({ code: 'formula-before-its-act', field: 'from', facts: { date: formatDay(date) } })
  const act: FormulaAct = { formula, from, number: number.trim(), date, recordedAt: clock.now() }
  const version = (await formulaActs(db)).filter((known) => known.from === from).length + 1
  return commitAs(db, [insertFormulaAct(act, version, actor.accountId), ...also(act)], act)
}

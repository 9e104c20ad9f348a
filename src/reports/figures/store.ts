import type { Database, Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { FormulaAct } from './formula-act.ts'

/** The acts on formulas, in the order of their recording. */
export async function formulaActs(db: Database): Promise<FormulaAct[]> {
  const rows = await db.read
    .selectFrom('formula_acts')
    .selectAll()
    .orderBy('recorded_at')
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    formula: row.formula,
    from: row.from_day,
    number: row.act_number,
    date: row.act_date,
    recordedAt: row.recorded_at,
  }))
}

/** A write that adds an act; the second of two writers for one day finds its version taken. */
export function insertFormulaAct(act: FormulaAct, version: number, recordedBy: string | null): Write {
  return insertRows('formula_acts', [
    {
      from_day: act.from,
      version,
      formula: act.formula,
      act_number: act.number,
      act_date: act.date,
      recorded_at: act.recordedAt,
      recorded_by: recordedBy,
    },
  ])
}

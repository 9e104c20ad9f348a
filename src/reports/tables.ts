import type { Day, Instant } from '../kernel/day.ts'
import type { FormulaId } from './figures/formulas.ts'
import type { SignedReportName } from './query/addresses.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    delay_explanations: {
      task_id: string
      version: number
      said_on: Day
      reason: string
      standing: string
      expected_on: Day
      recorded_at: Instant
      recorded_by: string | null
    }
    sealed_reports: {
      id: string
      year: number
      number: number
      report: SignedReportName
      from_day: Day
      to_day: Day
      as_of: Day
      known_on: Instant
      formula: string
      calendar_hash: string
      inputs: string
      inputs_hash: string
      answer: string
      answer_hash: string
      paper: string
      paper_hash: string
      word: string
      word_hash: string
      excel: string
      excel_hash: string
      signer: string
      signed_on: Day
      recorded_at: Instant
      recorded_by: string | null
      hash: string
    }
    report_errata: {
      sealed_id: string
      number: number
      known_on: Instant
      lines: string
      causes: string
      ground: string
      signer: string
      signed_on: Day
      recorded_at: Instant
      recorded_by: string | null
      hash: string
    }
    formula_acts: {
      from_day: Day
      version: number
      formula: FormulaId
      act_number: string
      act_date: Day
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}

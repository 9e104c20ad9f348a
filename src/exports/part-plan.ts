import { ROWS_OF_SHEET } from '../print/xlsx/sheet-xml.ts'

/** Rows that are read and written at once: this thread is held for a few milliseconds at a time, so that no page waits for long. */
const ROWS_OF_PART = 500

export interface PartPlan {
  rowsOfPart: number
  /** a multiple of `rowsOfPart` */
  rowsOfSheet: number
}

export const ordinaryPlan: PartPlan = { rowsOfPart: ROWS_OF_PART, rowsOfSheet: ROWS_OF_SHEET }

/** Where a part of a list stands: its rows, and its place in its sheet. */
export interface PartPlace {
  from: number
  to: number
  sheet: number
  opensSheet: boolean
  closesSheet: boolean
  /** rows of its sheet, all parts together */
  rowsOfSheet: number
}

/** How many parts a list of so many rows has; an empty one has a part too, with its head. */
export function partsOf(rows: number, { rowsOfPart }: PartPlan): number {
  return Math.max(1, Math.ceil(rows / rowsOfPart))
}

export function sheetsOf(rows: number, { rowsOfSheet }: PartPlan): number {
  return Math.max(1, Math.ceil(rows / rowsOfSheet))
}

export function partPlace(part: number, rows: number, plan: PartPlan): PartPlace {
  const from = part * plan.rowsOfPart
  const to = Math.min(from + plan.rowsOfPart, rows)
  const sheet = Math.floor(from / plan.rowsOfSheet)
  return {
    from,
    to,
    sheet,
    opensSheet: from % plan.rowsOfSheet === 0,
    closesSheet: to === rows || to % plan.rowsOfSheet === 0,
    rowsOfSheet: Math.min(rows - sheet * plan.rowsOfSheet, plan.rowsOfSheet),
  }
}

import type { Actor } from '../../access/actor.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import { type PaperBlock, type PaperCell, plainCell } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import type { PaperReport } from '../query/addresses.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'
import { paperOfReport } from './paper-of-report.ts'

/** A report that is a paper as programs read it: its words and tables; a figure with the address of its list. */
export interface PaperValue {
  report: PaperReport
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  /** only where it was requested */
  knownOn?: Instant
  heading: readonly string[]
  blocks: (
    | { kind: 'text'; text: string }
    | {
        kind: 'table'
        name: string
        columns: string[]
        rows: CellValue[][]
        total?: CellValue[]
      }
  )[]
}

type CellValue = string | number | null | { value: string | number | null; href: string }

export async function paperReport(
  context: Pick<ReportsContext, 'reports' | 'reference' | 'clock'>,
  actor: Actor,
  { report, given, department }: { report: PaperReport; given: QueryInput; department?: string },
): Promise<Result<PaperValue>> {
  const query = readQuery(given, context.clock.today())
  if (!query.ok) return query
  const paper = await paperOfReport(context, report, { query: query.value, actor, department })
  if (!paper.ok) return paper
  const { period, asOf, running, knownOn } = query.value
  return done({
    report,
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    heading: [...paper.value.heading, ...(paper.value.subject ? [paper.value.subject] : [])],
    blocks: [...paper.value.blocks, ...(paper.value.annexes ?? [])].map(blockValue),
  })
}

function blockValue(block: PaperBlock): PaperValue['blocks'][number] {
  if (block.kind === 'text') return { kind: 'text', text: block.text }
  const { kind, name, columns, rows, total } = block
  return {
    kind,
    name,
    columns: columns.map(({ head }) => head),
    rows: rows.map((row) => row.map(cellValue)),
    ...(total && { total: total.map(cellValue) }),
  }
}

function cellValue(cell: PaperCell): CellValue {
  return cell !== null && typeof cell === 'object' ? { value: plainCell(cell), href: cell.href } : cell
}

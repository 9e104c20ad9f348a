import { line, type ReportPaper, type SheetBlock, UNSIGNED } from '../../src/print/paper.ts'
import { PaperBlocks } from '../print/paper-sheets.tsx'

interface PaperSheetProps {
  paper: ReportPaper
  /** whether figures open their lists: not in a file that leaves the product */
  opens?: boolean
}

/** A report as a part of a page, whose head says already what it is: each figure opens what it counts. */
export function PaperSheet({ paper, opens = false }: PaperSheetProps) {
  const { addressee, subject, signedBy, annexes = [] } = paper
  const blocks: SheetBlock[] = [
    ...(addressee ? [line('addressee', addressee)] : []),
    ...(subject ? [line('subject', subject)] : []),
    ...paper.blocks,
    ...(signedBy ? [line('signature', signedBy, UNSIGNED)] : []),
    ...annexes,
  ]
  return (
    <div class="paper-report">
      <PaperBlocks blocks={blocks} opens={opens} />
    </div>
  )
}

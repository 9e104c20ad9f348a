import type { PaperBlock, PaperCell, ReportPaper } from '../../print/paper.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import type { Period } from '../query/period.ts'

/** Figures that papers of one report show, each once, in the order in which they are read. */
export interface FiguresOnPaper {
  /** of the period that the report is about */
  own: FigureKey[]
  /** of the days that it looks ahead to */
  ahead: FigureKey[]
}

export function figuresOnPapers(papers: readonly ReportPaper[], period: Period): FiguresOnPaper {
  const own = new Map<string, FigureKey>()
  const ahead = new Map<string, FigureKey>()
  for (const cell of papers.flatMap(({ blocks, annexes = [] }) => [...blocks, ...annexes]).flatMap(cellsOf)) {
    if (cell === null || typeof cell !== 'object' || !cell.counted) continue
    const { figure, question } = cell.counted
    const isOwn = question.period.from === period.from && question.period.to === period.to
    ;(isOwn ? own : ahead).set(figure, figure as FigureKey)
  }
  return { own: [...own.values()], ahead: [...ahead.values()] }
}

function cellsOf(block: PaperBlock): readonly PaperCell[] {
  if (block.kind === 'text') return block.pieces ?? []
  return [...block.rows, ...(block.total ? [block.total] : [])].flat()
}

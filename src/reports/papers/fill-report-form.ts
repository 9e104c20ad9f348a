import { formatDay } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { tooLongForWord } from '../../print/file-of-paper.ts'
import { type PaperBlock, type PaperTable, plainCell, type ReportPaper } from '../../print/paper.ts'
import { type FormContent, type FormTableContent, fillForm } from '../../print/templates/fill-form.ts'
import { tablePlace } from '../../print/templates/form-plan.ts'
import { wordFileOfBlocks } from '../../print/word-file.ts'
import type { PaperName } from '../query/addresses.ts'
import { periodName } from '../query/period.ts'
import type { ReportQuery } from '../query/query.ts'
import {
  ANNEXES,
  annexPlace,
  CONTENT,
  reportLayouts,
  sectionPlace,
  sectionWordsPlace,
  WORDS,
} from './report-forms.ts'

/** A report in the council's own form. */
export async function fillReportForm(
  form: Uint8Array,
  report: PaperName,
  paper: ReportPaper,
  query: ReportQuery,
): Promise<Result<Uint8Array>> {
  const refusal = tooLongForWord(paper)
  if (refusal) return reject(refusal)
  return done(await fillForm(form, contentOf(report, paper, query)))
}

function contentOf(report: PaperName, paper: ReportPaper, { period, asOf }: ReportQuery): FormContent {
  const { tables } = reportLayouts[report]
  const { blocks, annexes = [] } = paper
  const found = tables.map(({ name }) => [...blocks, ...annexes].find((block) => isTable(block, name)))
  const parts: Record<string, readonly PaperBlock[]> = {
    [CONTENT]: blocks,
    [WORDS]: blocks.filter(({ kind }) => kind === 'text'),
    [ANNEXES]: annexes,
  }
  for (const [at, section] of underNames(blocks).entries()) {
    parts[sectionPlace(at + 1)] = section
    parts[sectionWordsPlace(at + 1)] = section.filter(({ kind }) => kind === 'text')
  }
  for (const [at, annex] of underNames(annexes).entries()) parts[annexPlace(at + 1)] = annex
  for (const [at, table] of found.entries()) parts[tablePlace(at + 1)] = table ? [table] : []
  return {
    words: {
      заголовок: paper.heading.join('\n'),
      тема: paper.subject ?? '',
      організація: paper.organization,
      адресат: paper.addressee ?? '',
      'станом на': paper.asOf,
      період: periodName(period),
      день: formatDay(asOf),
      посада: paper.signedBy ?? '',
    },
    parts: Object.fromEntries(
      Object.entries(parts).map(([place, part]) => [place, () => wordFileOfBlocks(part)]),
    ),
    tables: found.map((table) => (table?.kind === 'table' ? tableContent(table) : null)),
  }
}

function isTable(block: PaperBlock, name: string): block is PaperTable {
  return block.kind === 'table' && block.name === name
}

/** What stands under each name of a section. */
function underNames(blocks: readonly PaperBlock[]): PaperBlock[][] {
  const sections: PaperBlock[][] = []
  for (const block of blocks)
    if (block.kind === 'text' && block.strong) sections.push([])
    else sections.at(-1)?.push(block)
  return sections
}

function tableContent({ name, rows, total }: PaperTable): FormTableContent {
  return { name, rows: rows.map((row) => row.map(plainCell)), total: total ? total.map(plainCell) : null }
}

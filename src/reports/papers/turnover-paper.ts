import { type ReportPaper, said, type TableHead } from '../../print/paper.ts'
import { type DocumentFlow, documentFlows } from '../figures/figure-key.ts'
import { flowWords } from '../figures/figure-text.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportQuery } from '../query/query.ts'
import { linked } from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'

/** «Обсяг документообігу»: incoming, outgoing, internal. */
export function turnoverPaper(
  organization: string,
  query: ReportQuery,
  turnover: Record<DocumentFlow, number>,
): ReportPaper {
  const all = documentFlows.reduce((sum, flow) => sum + turnover[flow], 0)
  return {
    name: 'Обсяг документообігу',
    organization,
    heading: ['ОБСЯГ ДОКУМЕНТООБІГУ'],
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      {
        kind: 'table',
        ...turnoverHead,
        rows: documentFlows.map((flow) => {
          const count = linked(query, turnover[flow], { report: 'turnover', flow })
          return [flowWords[flow].name, count, null, count]
        }),
        total: ['Усього', all, null, all],
      },
      said`Копій реєстр не обліковує: у графі «Копії» стоїть «—», а «Усього» складено з оригіналів.`,
      ...documentFlows.map((flow) => said`${flowWords[flow].name}: ${flowWords[flow].formula}.`),
    ],
    signedBy: SIGNED_BY,
  }
}

/** Incoming, outgoing, internal. */
export const turnoverHead: TableHead = {
  name: 'Документи за період',
  columns: [
    { head: 'Документи', width: 80 },
    { head: 'Оригінали', width: 30 },
    { head: 'Копії', width: 30 },
    { head: 'Усього', width: 30 },
  ],
}

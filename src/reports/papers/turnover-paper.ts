import { type ReportPaper, said, type TableHead } from '../../print/paper.ts'
import { documentFlows } from '../figures/figure-key.ts'
import { turnoverFigures } from '../figures/turnover-figures.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import { linked } from '../reports/linked.ts'
import type { Turnover } from '../reports/turnover.ts'
import { SIGNED_BY } from './signed-by.ts'

/** «Обсяг документообігу»: incoming, outgoing, internal. */
export function turnoverPaper({ query, counts }: Turnover, { organization }: ReportTexts): ReportPaper {
  const figures = documentFlows.map((flow) => turnoverFigures[flow])
  const all = figures.reduce((sum, { key }) => sum + counts[key], 0)
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
        rows: figures.map(({ key, text }) => {
          const count = linked(query, counts[key], key)
          return [text, count, null, count]
        }),
        total: ['Усього', all, null, all],
      },
      said`Копій реєстр не обліковує: у графі «Копії» стоїть «—», а «Усього» складено з оригіналів.`,
      ...figures.map(({ text, formula }) => said`${text}: ${formula}.`),
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

import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { formatDay } from '../../src/kernel/day.ts'
import type { ReportPaper } from '../../src/print/paper.ts'
import type { FigureReport } from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { PagePart } from '../../src/reports/reports/page-parts.ts'
import { PaperSheet } from './paper-sheet.tsx'
import { ReportParts } from './report-parts.tsx'

/** A report of figures as a file of its own: nothing in it leads or reaches outside. */
export function reportDocument(
  council: string,
  report: FigureReport,
  query: ReportQuery,
  parts: readonly PagePart[],
): string {
  const sheet = <ReportParts parts={parts} asOf={formatDay(query.asOf)} opens={false} />
  return pageOf(council, reportTitles[report], asOfLine(query), sheet)
}

/** A report that is a paper as a file of its own. */
export function paperDocument(paper: ReportPaper): string {
  const { organization, name, asOf } = paper
  return pageOf(organization, name, asOf, <PaperSheet paper={paper} />)
}

function pageOf(council: string, title: string, asOf: string, sheet: Child): string {
  const page = html`<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<title>${title} · ${council}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${raw(STYLE)}</style>
</head>
<body>
<p class="sub">${council}</p>
<h1>${title}</h1>
<p>${asOf}</p>
${sheet}
</body>
</html>`
  return String(page)
}

// Black on white, for paper and for a letter.
const STYLE = `
body { font: 11pt/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; margin: 2em; color: #000; background: #fff }
table { border-collapse: collapse; width: 100%; margin: 1em 0 }
th, td { border-bottom: 1px solid #999; padding: 4px 6px; text-align: left; vertical-align: top }
th[scope="col"] { font-size: 9pt }
.num { text-align: right }
tfoot, .total { font-weight: 700 }
.sub { display: block; font-size: 9pt; color: #333 }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px }
.tile { border: 1px solid #999; padding: 6px 10px }
.tile p { margin: 0 0 4px }
.value { font-size: 18pt; font-weight: 700 }
.explanation { border: 1px dashed #999; padding: 6px 10px; margin: 8px 0; font-size: 10pt }
.percent { white-space: nowrap }
.percent b { display: inline-block; min-width: 3em; text-align: right }
tbody th { font-weight: 400 }
.explanation p { margin: 0 }
.bar rect { fill: #555 }
.bar .track { fill: #ddd }
dl > div { display: grid; grid-template-columns: 14em 1fr }
dd { margin: 0 }
@page { size: A4 landscape; margin: 15mm }
tr, .tile { break-inside: avoid }
thead { display: table-header-group }
`

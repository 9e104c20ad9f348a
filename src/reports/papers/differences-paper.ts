import { formatDay } from '../../kernel/day.ts'
import type { PaperCell, ReportPaper } from '../../print/paper.ts'
import { causeText, enteredText } from '../compare/cause-text.ts'
import type { ReportComparison } from '../compare/report-comparison.ts'
import { HIDDEN_THING, thingText } from '../figures/thing-text.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { reportTitles } from '../query/report-titles.ts'
import { SIGNED_BY } from './signed-by.ts'

/** Two answers of a report side by side: the figures that differ, and what made the difference. */
export function differencesPaper(
  organization: string,
  { report, before, after, figures, groups }: ReportComparison,
  nameOf: (figure: ReportComparison['figures'][number]) => string,
): ReportPaper {
  const title = reportTitles[report]
  return {
    name: `Відмінності. ${title}`,
    organization,
    heading: ['ВІДМІННОСТІ', `двох відповідей звіту «${title}»`],
    asOf: asOfLine(after),
    blocks: [
      { kind: 'text', text: `Було: ${asOfLine(before)}.` },
      { kind: 'text', text: `Стало: ${asOfLine(after)}.` },
      {
        kind: 'table',
        name: 'Показники, що різняться',
        columns: [
          { head: 'Показник', width: 157 },
          { head: 'Було', width: 25 },
          { head: 'Додалося', width: 25 },
          { head: 'Вибуло', width: 25 },
          { head: 'Стало', width: 25 },
        ],
        rows: figures.map((figure) => [
          nameOf(figure),
          figure.before,
          figure.come.length,
          figure.gone.length,
          figure.after,
        ]),
      },
      {
        kind: 'table',
        name: 'Що змінило показники',
        columns: [
          { head: '№ з/п', width: 14 },
          { head: 'Запис', width: 118 },
          { head: 'Що сталося', width: 50 },
          { head: 'День', width: 25 },
          { head: 'Внесено, ким', width: 50 },
        ],
        rows: groups
          .flatMap(({ of, things }) =>
            things.map((thing) => ({ name: thingText(of, thing)?.name, causes: thing.causes })),
          )
          .flatMap(({ name, causes }, at): PaperCell[][] =>
            causes.map((cause, place) => [
              place === 0 ? at + 1 : '',
              place === 0 ? (name ?? HIDDEN_THING) : '',
              causeText(cause.what),
              formatDay(cause.happenedOn),
              enteredText(cause),
            ]),
          ),
      },
    ],
    signedBy: SIGNED_BY,
  }
}

import type { DocumentKind } from '../../journals/kind.ts'
import { capital } from '../../kernel/capital.ts'
import { formatDay } from '../../kernel/day.ts'
import type { PaperCell, ReportPaper } from '../../print/paper.ts'
import type { CountedTask } from '../figures/counted-rows.ts'
import type { EarlyWarnings } from '../forecast/early-warnings.ts'
import type { Trial, WarningCounts } from '../forecast/warning-figures.ts'
import { daysAhead, endText, FORECAST_ONLY, reasonText, trustText } from '../forecast/warning-text.ts'
import { UNSEEN } from './task-cells.ts'

/** The warnings of a day as a sheet to take along: unsigned, for it is a forecast. */
export function earlyWarningPaper(
  organization: string,
  warnings: EarlyWarnings,
  shown: readonly { trial: Trial; task: CountedTask | null; usual: number | null }[],
  kinds: readonly DocumentKind[],
): ReportPaper {
  const { on, isPast, department, rows, total } = warnings
  const counts = (name: string, own: WarningCounts): PaperCell[] => [
    name,
    own.ahead,
    own.warned,
    own.unforeseen,
    own.judged,
    own.alerted,
    own.cameTrue,
    own.late,
    own.hitRate,
    own.foreseen,
    own.base,
  ]
  return {
    name: 'Раннє попередження',
    organization,
    heading: [
      'РАННЄ ПОПЕРЕДЖЕННЯ',
      ...(department ? [department.name] : []),
      `прогноз на ${daysAhead(warnings)}`,
    ],
    asOf: `станом на ${formatDay(on)}${isPast ? ' · з тим, що було відомо того ранку' : ' · як відомо сьогодні'}`,
    blocks: [
      { kind: 'text', text: FORECAST_ONLY },
      { kind: 'text', text: trustText(warnings) },
      {
        kind: 'table',
        name: 'Прогноз і його перевірка за підрозділами',
        columns: [
          { head: 'Підрозділ', width: 67 },
          { head: 'Строк у 30 днів', width: 18 },
          { head: 'Ймовірно запіз\u00adняться', width: 20 },
          { head: 'Замало історії', width: 18 },
          { head: 'Пере\u00adвірено', width: 18 },
          { head: 'Попере\u00adджено', width: 20 },
          { head: 'Справди\u00adлося', width: 20 },
          { head: 'Не встигли', width: 18 },
          { head: 'Влуч\u00adність, %', width: 19 },
          { head: 'Перед\u00adбачено, %', width: 20 },
          { head: 'Без прогнозу, %', width: 19 },
        ],
        rows: rows.map((row) => counts(row.department, row)),
        total: counts('Усього', total),
      },
      {
        kind: 'table',
        name: `Ймовірно запізняться: ${total.warned}`,
        columns: [
          { head: '№ з/п', width: 11 },
          { head: 'Документ', width: 40 },
          { head: 'Пункт і зміст', width: isPast ? 56 : 76 },
          { head: 'Головний виконавець', width: 42 },
          { head: 'Строк', width: 22 },
          { head: 'Чому', width: isPast ? 56 : 66 },
          ...(isPast ? [{ head: 'Що сталося', width: 30 }] : []),
        ],
        rows: shown.map(({ trial, task, usual }, at): PaperCell[] =>
          task
            ? [
                at + 1,
                `${capital(kinds.find(({ id }) => id === task.kind)?.name ?? task.kind)} №\u00a0${task.number} від\u00a0${formatDay(task.registered_on)}`,
                task.point ? `п.\u00a0${task.point}. ${task.text}` : task.text,
                task.person ? `${task.person}, ${task.department}` : task.department,
                formatDay(trial.dueDay),
                reasonText(trial, usual),
                ...(isPast ? [endText(trial)] : []),
              ]
            : [at + 1, null, UNSEEN, null, null, null, ...(isPast ? [null] : [])],
        ),
      },
    ],
  }
}

import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { DepartmentFigures, DepartmentsFigures } from '../../src/reports/figures/department-figures.ts'
import type { TaskFigure } from '../../src/reports/figures/figure-key.ts'
import { taskFigureWords } from '../../src/reports/figures/figure-text.ts'
import { disciplineFormula, executedInFullFormula } from '../../src/reports/figures/formulas.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import type { HalfYearReport } from '../../src/reports/reports/half-year-report.ts'
import { PercentBar } from '../parts/bar.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { Figure, type ListOf } from './figure.tsx'

export interface DepartmentsSheetProps {
  query: ReportQuery
  figures: DepartmentsFigures
  /** the discipline of the same period a year earlier */
  lastYear: number | null
  halfYear: HalfYearReport
  listOf?: ListOf
  /** the address of the sheet of one department */
  sheetOf?: (department: string) => string
}

/** The state of execution discipline on one sheet: four figures, why, the ranking, the balance. */
export function DepartmentsSheet(props: DepartmentsSheetProps) {
  const { query, figures, listOf, sheetOf } = props
  const { rows, total } = figures
  return (
    <>
      <Tiles {...props} />
      <Why {...props} />
      {rows.length === 0 ? (
        <EmptyState title="За цей період рахувати нічого">
          <p class="muted">Жодне завдання не було на контролі й не мало строку в цьому періоді.</p>
        </EmptyState>
      ) : (
        <>
          <TableSheet label="Виконавська дисципліна за підрозділами">
            <table class="table ranking">
              <thead>
                <tr>
                  <th scope="col" class="num">
                    Місце
                  </th>
                  <th scope="col">Підрозділ</th>
                  {columns.map(([figure, label]) => (
                    <th scope="col" class="num" title={taskFigureWords[figure].formula}>
                      {label}
                    </th>
                  ))}
                  <th scope="col">Рівень, %</th>
                </tr>
              </thead>
              <tbody>
                {byPlace(rows).map((row) => (
                  <Row row={row} listOf={listOf} sheetOf={sheetOf} />
                ))}
              </tbody>
              <tfoot>
                <Row row={total} listOf={listOf} />
              </tfoot>
            </table>
          </TableSheet>
          {query.running && (
            <p>
              Строк сьогодні, ще не виконано:{' '}
              <Figure
                value={total.dueToday}
                of={{ report: 'departments', department: 'total', figure: 'dueToday' }}
                listOf={listOf}
              />
              . Доки день триває, це не прострочення.
            </p>
          )}
          <p class="muted">
            Баланс контролю зведено: {total.opening} + {total.taken} − {total.removed} = {total.closing} (на
            початок + взято − знято = на кінець).
          </p>
          <Meanings />
        </>
      )}
    </>
  )
}

// Thirteen columns stand on a screen only where long words may break: the soft hyphens are meant.
const columns: [TaskFigure, string][] = [
  ['opening', 'На поча\u00adток'],
  ['taken', 'Взято'],
  ['executedInTime', 'Вико\u00adнано в строк'],
  ['executedLate', 'З пору\u00adшенням'],
  ['removed', 'Знято'],
  ['extended', 'Продов\u00adжено'],
  ['overdue', 'Простро\u00adчено'],
  ['inProgress', 'На вико\u00adнанні'],
  ['closing', 'На кінець'],
  ['due', 'Строк у пері\u00adоді'],
]

const LOW = 70

interface RowProps extends Pick<DepartmentsSheetProps, 'listOf' | 'sheetOf'> {
  row: DepartmentFigures
}

function Row({ row, listOf, sheetOf }: RowProps) {
  const { discipline, departmentId, place, due } = row
  const department = departmentId ?? 'total'
  const tone = discipline !== null && discipline < LOW ? 'bad' : undefined
  return (
    <tr class={departmentId ? undefined : 'total'}>
      <td class="num">{departmentId ? (place ?? '—') : ''}</td>
      <th scope="row">
        {departmentId && sheetOf ? <a href={sheetOf(departmentId)}>{row.department}</a> : row.department}
      </th>
      {columns.map(([figure]) => (
        <td class={figure === 'overdue' && row.overdue > 0 ? 'num bad' : 'num'}>
          <Figure value={row[figure]} of={{ report: 'departments', department, figure }} listOf={listOf} />
        </td>
      ))}
      <td>
        <PercentBar percent={discipline} none={due === 0 ? 'строків не було' : '—'} tone={tone} />
        {due > 0 && (
          <span class="sub">
            вчасно{' '}
            <Figure
              value={row.executedOfDue}
              of={{ report: 'departments', department, figure: 'executedOfDue' }}
              listOf={listOf}
            />
          </span>
        )}
      </td>
    </tr>
  )
}

// The leader reads the ranking; the council's own order stays in the JSON. Those without a place stand last.
function byPlace(rows: readonly DepartmentFigures[]): DepartmentFigures[] {
  return rows.toSorted(
    (a, b) => (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0,
  )
}

function Tiles({ query, figures: { total }, lastYear, halfYear, listOf }: DepartmentsSheetProps) {
  const { given, executedInFull, percent } = halfYear.instructions
  const ofTotal = (figure: TaskFigure) => ({ report: 'departments', department: 'total', figure }) as const
  const instruction = (figure: 'given' | 'executedInFull') =>
    ({ report: 'half-year', measure: 'instructions', figure }) as const
  const letters = { report: 'half-year', measure: 'reminder-letters' } as const
  const asOf = formatDay(query.asOf)
  return (
    <div class="tiles">
      <FigureTile
        value={shown(percent)}
        words={
          <>
            доручень нарад, інспекцій та ефірів виконано у повному обсязі:{' '}
            <Figure value={executedInFull} of={instruction('executedInFull')} listOf={listOf} /> з{' '}
            <Figure value={given} of={instruction('given')} listOf={listOf} />
          </>
        }
        asOf={asOf}
      />
      <FigureTile
        value={shown(total.discipline)}
        words={
          <>
            виконано в строк із тих, чий строк припав на період:{' '}
            <Figure value={total.executedOfDue} of={ofTotal('executedOfDue')} listOf={listOf} /> з{' '}
            <Figure value={total.due} of={ofTotal('due')} listOf={listOf} />
            {lastYear !== null && ` · торік ${lastYear}%`}
          </>
        }
        asOf={asOf}
      />
      <FigureTile
        value={total.overdue}
        words={`${plural(total.overdue, 'завдання прострочено', 'завдання прострочено', 'завдань прострочено')}: на контролі, не виконано, строк минув`}
        asOf={asOf}
        href={listOf?.(ofTotal('overdue'))}
        tone={total.overdue > 0 ? 'bad' : undefined}
      />
      <FigureTile
        value={halfYear.reminderLetters}
        words={`${plural(halfYear.reminderLetters, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')} надіслано за період`}
        asOf={asOf}
        href={listOf?.(letters)}
      />
    </div>
  )
}

function Why({ query, figures: { total }, halfYear, listOf }: DepartmentsSheetProps) {
  const ofTotal = (figure: TaskFigure) => listOf?.({ report: 'departments', department: 'total', figure })
  const { operational, inspection, broadcast } = halfYear.meetings
  return (
    <>
      <Explanation title={`Чому ${shown(total.discipline)}`}>
        {disciplineFormula}: {total.executedOfDue} ÷ {total.due}. Не враховано завдання без строку, зі строком
        поза періодом{query.running && ' і з тим, що ще не настав'}; продовження, вирішене після строку,
        порушення не знімає.{' '}
        {listOf && (
          <>
            <span class="no-print">
              <a href={ofTotal('executedOfDue')}>Чисельник</a> · <a href={ofTotal('due')}>Знаменник</a> ·{' '}
            </span>
            <a href={ofTotal('leftOut')}>Не враховано: {total.leftOut}</a>
          </>
        )}
      </Explanation>
      <Explanation title={`Чому ${shown(halfYear.instructions.percent)}`}>
        {executedInFullFormula} (наради {operational.instructions} + інспекції {inspection.instructions} +
        ефіри {broadcast.instructions}). До знаменника входять і ті, чий строк ще не настав; не входять
        доручення анульованих протоколів і дальші точки періодичних.{' '}
        {listOf && (
          <span class="no-print">
            <a href={listOf({ report: 'half-year', measure: 'instructions', figure: 'executedInFull' })}>
              Чисельник
            </a>{' '}
            ·{' '}
            <a href={listOf({ report: 'half-year', measure: 'instructions', figure: 'given' })}>Знаменник</a>{' '}
            ·{' '}
            <a href={listOf({ report: 'half-year', measure: 'instructions', figure: 'leftOut' })}>
              Не враховано
            </a>
          </span>
        )}
      </Explanation>
    </>
  )
}

function Meanings() {
  return (
    <details class="sheet">
      <summary>Як пораховано кожну колонку</summary>
      <dl class="summary wide">
        {columns.map(([figure, label]) => (
          <div>
            <dt>{label.replaceAll('\u00ad', '')}</dt>
            <dd>{taskFigureWords[figure].formula}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function shown(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`
}

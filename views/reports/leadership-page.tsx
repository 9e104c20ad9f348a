import type { Child } from 'hono/jsx'
import type { DocumentKind } from '../../src/journals/kind.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { CountedTask } from '../../src/reports/figures/counted-rows.ts'
import type { FigureKey } from '../../src/reports/figures/figure-key.ts'
import { formulaOf } from '../../src/reports/figures/formulas.ts'
import type { LeadershipFigure } from '../../src/reports/figures/leadership-figures.ts'
import { compareHref, figureHref, reportFileHref, reportHref } from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import { LAST_DAYS, SOON_DAYS } from '../../src/reports/query/days-before-report.ts'
import type { FirstTasks, LeadershipSheet } from '../../src/reports/reports/leadership-sheet.ts'
import { PercentBar } from '../parts/bar.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { Figure } from './figure.tsx'
import { reportTabs } from './report-pages.tsx'
import { TrendChart } from './trend-chart.tsx'

interface LeadershipPageProps {
  sheet: LeadershipSheet
  kinds: readonly DocumentKind[]
  /** what stands below the sheet and is no part of it */
  children?: Child
}

/** One sheet for the mayor: the percentage and why, where it goes, whose it is, what is overdue and what will be. */
export function LeadershipPage({ sheet, kinds, children }: LeadershipPageProps) {
  const { query, departments, overdue, soon, trend } = sheet
  const documentOf = (task: CountedTask) =>
    `${kinds.find(({ id }) => id === task.kind)?.name ?? task.kind} № ${task.number}`
  return (
    <div class="leadership">
      <PageHead title="Стан виконавської дисципліни" sub={asOfLine(query)}>
        <a class="btn" href="/reports">
          Інший період
        </a>
        <a class="btn" href={compareHref('leadership', query)}>
          Порівняти з іншою датою
        </a>
        <a class="btn" href={reportFileHref('leadership', query, 'word')}>
          Word
        </a>
        <a class="btn" href={reportFileHref('leadership', query, 'excel')}>
          Excel
        </a>
        <PrintButton />
      </PageHead>
      <Tabs label="Звіти за цей період" tabs={reportTabs('leadership', query)} />
      <Tiles {...sheet} />
      <Why {...sheet} />
      <Sheet title="Дванадцять місяців, %">
        <TrendChart months={trend} />
        <p class="sub">
          Кожен місяць — за формулою, офіційною на його кінець, і станом на наступний за ним день
          {query.running && '; місяць, що триває, — на зараз'}.
        </p>
      </Sheet>
      {departments.length === 0 ? (
        <EmptyState title="За цей період рахувати нічого">
          <p class="muted">Жодне завдання не було на контролі в цьому періоді.</p>
        </EmptyState>
      ) : (
        <TableSheet label="Підрозділи за місцем">
          <Departments {...sheet} />
        </TableSheet>
      )}
      <div class="pair">
        <Sheet
          title={`Прострочені найдовше: ${Math.min(overdue.total, overdue.rows.length)} з ${overdue.total}`}
        >
          <Tasks tasks={overdue} documentOf={documentOf} none="Прострочених немає." />
        </Sheet>
        <Sheet title={`Строк найближчі ${days(SOON_DAYS)}: ${soon.rows.length} з ${soon.total}`}>
          <Tasks tasks={soon} documentOf={documentOf} none="Найближчими днями строків немає." />
        </Sheet>
      </div>
      <Moves {...sheet} documentOf={documentOf} />
      {children}
    </div>
  )
}

function Tiles({
  query,
  figures,
  percent,
  percentWithoutMoves,
  overdue,
  soon,
  moved,
  returned,
}: LeadershipSheet) {
  const { official, total } = figures
  const formula = formulaOf(official.formula)
  const sum = (outcomes: readonly (keyof typeof total & string)[]) =>
    outcomes.reduce((all, outcome) => all + (total[outcome] as number), 0)
  const listOf = (key: FigureKey) => figureHref(query, key)
  const tasks = (outcomes: typeof formula.numerator) => `formulas/total/${outcomes.join('+')}` as const
  const own = (figure: LeadershipFigure) => figureHref(query, `leadership/total/${figure}`)
  return (
    <div class="tiles">
      <FigureTile
        value={shown(percent)}
        words={
          <>
            {formula.name}:{' '}
            <Figure value={sum(formula.numerator)} of={tasks(formula.numerator)} listOf={listOf} /> з{' '}
            <Figure value={sum(formula.denominator)} of={tasks(formula.denominator)} listOf={listOf} />
          </>
        }
        asOf={formatDay(query.asOf)}
      />
      <FigureTile
        value={overdue.total}
        words="прострочено: на контролі, не виконано, строк минув"
        href={listOf(tasks(['overdue']))}
        tone={overdue.total > 0 ? 'bad' : undefined}
      />
      <FigureTile
        value={soon.total}
        words={`строк найближчі ${days(SOON_DAYS)}: на контролі, не виконано`}
        href={own('soon')}
      />
      <FigureTile
        value={moved.total}
        words={
          <>
            {plural(moved.total, 'строк', 'строки', 'строків')} перенесено за {days(LAST_DAYS)} до цього дня;
            без перенесень було б <b>{shown(percentWithoutMoves)}</b>
          </>
        }
        href={own('moved')}
        tone={percent !== percentWithoutMoves ? 'warn' : undefined}
      />
      <FigureTile value={returned} words="повернуто на доопрацювання за період" href={own('returned')} />
    </div>
  )
}

function Why({ query, figures: { official, total }, percent }: LeadershipSheet) {
  const { words, numerator, denominator } = formulaOf(official.formula)
  const href = (outcomes: typeof numerator) => figureHref(query, `formulas/total/${outcomes.join('+')}`)
  const { act } = official
  return (
    <Explanation title={`Чому ${shown(percent)}`}>
      {words}, з округленням до цілого.{' '}
      {act
        ? `Офіційна формула за актом № ${act.number} від ${formatDay(act.date)}.`
        : 'Офіційною її ще не назвав жоден акт.'}{' '}
      Знятих без виконання: {total.leftOut}, у відсоток не входять.{' '}
      <span class="no-print">
        <a href={href(numerator)}>Чисельник</a> · <a href={href(denominator)}>Знаменник</a>
        {total.leftOut > 0 && (
          <>
            {' '}
            · <a href={figureHref(query, 'formulas/total/leftOut')}>Не враховано</a>
          </>
        )}
      </span>
    </Explanation>
  )
}

function Departments({ query, departments, figures }: LeadershipSheet) {
  const { formula } = figures.official
  const listOf = (key: FigureKey) => figureHref(query, key)
  const total = figures.total
  return (
    <table class="table ranking">
      <thead>
        <tr>
          <th scope="col" class="num">
            Місце
          </th>
          <th scope="col">Підрозділ</th>
          <th scope="col">Рівень, %</th>
          <th scope="col" class="num">
            Простро{'\u00ad'}чено
          </th>
          <th scope="col" class="num">
            За {SOON_DAYS} днів
          </th>
        </tr>
      </thead>
      <tbody>
        {departments.map(({ departmentId, department, percent, place, overdue, soon }) => (
          <tr>
            <td class="num">{place ?? '—'}</td>
            <th scope="row">
              <a href={reportHref('department', query, departmentId)}>{department}</a>
            </th>
            <td>
              <PercentBar percent={percent} none="— нічого рахувати" />
              <Parts department={departmentId} figures={figures} listOf={listOf} />
            </td>
            <td class={overdue > 0 ? 'num bad' : 'num'}>
              <Figure value={overdue} of={`formulas/${departmentId}/overdue`} listOf={listOf} />
            </td>
            <td class="num">
              <Figure value={soon} of={`leadership/${departmentId}/soon`} listOf={listOf} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr class="total">
          <td class="num" />
          <th scope="row">Усього</th>
          <td>
            <PercentBar percent={total.percents[formula]} />
            <Parts department="total" figures={figures} listOf={listOf} />
          </td>
          <td class="num">
            <Figure value={total.overdue} of="formulas/total/overdue" listOf={listOf} />
          </td>
          <td class="num">
            <Figure
              value={departments.reduce((sum, { soon }) => sum + soon, 0)}
              of="leadership/total/soon"
              listOf={listOf}
            />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

interface PartsProps {
  department: string | 'total'
  figures: LeadershipSheet['figures']
  listOf: (key: FigureKey) => string
}

/** «12 з 20»: what the percentage is of, each opening its list; none where nothing is counted. */
function Parts({ department, figures: { official, rows, total }, listOf }: PartsProps) {
  const { numerator, denominator } = formulaOf(official.formula)
  const row = department === 'total' ? total : rows.find(({ departmentId }) => departmentId === department)
  const sum = (outcomes: typeof numerator) =>
    outcomes.reduce((all, outcome) => all + (row?.[outcome] ?? 0), 0)
  if (sum(denominator) === 0) return null
  const figure = (outcomes: typeof numerator) => (
    <Figure value={sum(outcomes)} of={`formulas/${department}/${outcomes.join('+')}`} listOf={listOf} />
  )
  return (
    <span class="muted nowrap">
      {' '}
      {figure(numerator)} з {figure(denominator)}
    </span>
  )
}

type DocumentOf = (task: CountedTask) => string

function Tasks({ tasks, documentOf, none }: { tasks: FirstTasks; documentOf: DocumentOf; none: string }) {
  if (tasks.rows.length === 0) return <p class="muted">{none}</p>
  return (
    <ul class="brief">
      {tasks.rows.map((task) => (
        <li>{task ? <TaskLine task={task} documentOf={documentOf} /> : masked}</li>
      ))}
    </ul>
  )
}

const masked = <span class="muted">Враховано; зміст вам недоступний</span>

function TaskLine({ task, documentOf }: { task: CountedTask; documentOf: DocumentOf }) {
  return (
    <>
      <b class="nowrap">{dayOrNone(task.due_day)}</b>{' '}
      <a href={`/documents/${task.document_id}?task=${task.id}`}>{documentOf(task)}</a>
      {task.point && `, п. ${task.point}`} <span class="sub">{task.department}</span>
    </>
  )
}

function Moves({ query, moved, documentOf }: LeadershipSheet & { documentOf: DocumentOf }) {
  if (moved.total === 0) return null
  return (
    <Sheet title={`Строки, перенесені за ${days(LAST_DAYS)} до звіту: ${moved.rows.length} з ${moved.total}`}>
      <ul class="brief">
        {moved.rows.map(({ move, task }) => (
          <li>
            <b class="nowrap">
              {dayOrNone(move.from)} → {dayOrNone(move.to)}
            </b>{' '}
            {task ? (
              <>
                <a href={`/documents/${task.document_id}?task=${task.id}`}>{documentOf(task)}</a>
                {task.point && `, п. ${task.point}`}
              </>
            ) : (
              masked
            )}
            <span class="sub">рішення {formatDay(move.decidedOn)}</span>
          </li>
        ))}
      </ul>
      {moved.total > moved.rows.length && (
        <p>
          <a href={figureHref(query, 'leadership/total/moved')}>Усі перенесення</a>
        </p>
      )}
      <p class="sub">
        Офіційний відсоток рахує перенесені строки; поруч — той самий відсоток, якби їх не переносили.{' '}
        <a href={reportHref('formulas', query)}>П’ять формул</a>
      </p>
    </Sheet>
  )
}

function days(count: number): string {
  return `${count} ${plural(count, 'день', 'дні', 'днів')}`
}

function dayOrNone(value: Day | null): string {
  return value ? formatDay(value) : 'без строку'
}

function shown(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`
}

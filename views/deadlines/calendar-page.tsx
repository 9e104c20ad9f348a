import type { CalendarDay, CalendarRegime } from '../../src/deadlines/calendar.ts'
import type { DayMark } from '../../src/deadlines/day-mark.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { kindWords, markWords } from './mark-words.ts'

export interface MonthShown {
  name: string
  workingDays: number
  /** weeks from Monday; null where a day belongs to a neighbouring month */
  weeks: ({ day: Day; mark: DayMark; why: string } | null)[][]
}

export interface CalendarRow extends CalendarDay {
  weekday: string
  /** the regime that suspends it */
  suspendedBy: string | null
}

interface CalendarPageProps {
  year: number
  today: Day
  /** whether there are rows of this year: without them only Saturdays and Sundays are known */
  covered: boolean
  months: MonthShown[]
  rows: CalendarRow[]
  regimes: CalendarRegime[]
  changes: TimelineEntry[]
  mayKeep: boolean
}

/** The working calendar of a year: twelve months, the rows they come from, and who changed them. */
export function CalendarPage(props: CalendarPageProps) {
  const { year, today, covered, months, rows, regimes, changes, mayKeep } = props
  const working = months.reduce((sum, month) => sum + month.workingDays, 0)
  return (
    <>
      <PageHead
        title={`Виробничий календар на ${year} рік`}
        sub={`${working} ${plural(working, 'робочий день', 'робочі дні', 'робочих днів')}`}
      >
        <nav class="buttons" aria-label="Роки">
          <a class="btn" href={`/calendar?year=${year - 1}`} rel="prev">
            {icon('left')} {year - 1}
          </a>
          <a class="btn" href={`/calendar?year=${year + 1}`} rel="next">
            {year + 1} {icon('right')}
          </a>
        </nav>
        <a class="btn" href="/deadlines">
          Порахувати строк
        </a>
        <PrintButton />
      </PageHead>
      {!covered && (
        <p class="explanation">
          Рядків за {year} рік у календарі немає: вихідними вважаються лише субота й неділя.
        </p>
      )}
      {regimesOfYear(regimes, year).map((regime) => (
        <p class="explanation">
          Діє {regime.name} з {formatDay(regime.from)}
          {regime.to && ` до ${formatDay(regime.to)}`}: святкові й перенесені вихідні не надаються (
          {regime.act}).
        </p>
      ))}
      <Legend />
      <div class="months">
        {months.map((month) => (
          <Month month={month} today={today} />
        ))}
      </div>
      <Rows year={year} rows={rows} mayKeep={mayKeep} />
      <Regimes regimes={regimes} mayKeep={mayKeep} />
      {changes.length > 0 && (
        <Sheet title="Хто і що змінював">
          <Timeline entries={changes} />
        </Sheet>
      )}
    </>
  )
}

function regimesOfYear(regimes: CalendarRegime[], year: number): CalendarRegime[] {
  return regimes.filter(({ from, to }) => from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`))
}

function Legend() {
  return (
    <ul class="legend" aria-label="Позначки днів">
      {Object.entries(markWords).map(([mark, { sign, words }]) => (
        <li>
          <span class={`day ${mark}`} aria-hidden="true">
            15
            <span class="sign">{sign}</span>
          </span>{' '}
          {words}
        </li>
      ))}
    </ul>
  )
}

const WEEKDAYS: [short: string, long: string][] = [
  ['Пн', 'понеділок'],
  ['Вт', 'вівторок'],
  ['Ср', 'середа'],
  ['Чт', 'четвер'],
  ['Пт', 'п’ятниця'],
  ['Сб', 'субота'],
  ['Нд', 'неділя'],
]

function Month({ month, today }: { month: MonthShown; today: Day }) {
  const { name, workingDays, weeks } = month
  return (
    <div class="sheet month">
      <table>
        <caption>
          {name} <span class="muted">{workingDays} роб.</span>
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map(([short, long]) => (
              <th scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>{week.map((shown) => (shown ? dayCell(shown, today) : <td />))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function dayCell({ day, mark, why }: { day: Day; mark: DayMark; why: string }, today: Day) {
  const { sign, words } = markWords[mark]
  const plain = mark === 'working' || mark === 'weekend'
  return (
    <td
      class={`day ${mark}`}
      title={plain ? undefined : why}
      aria-current={day === today ? 'date' : undefined}
    >
      {Number(day.slice(8))}
      {mark !== 'working' && (
        <>
          <span class="sign" aria-hidden="true">
            {sign}
          </span>
          <span class="visually-hidden">, {words}</span>
        </>
      )}
    </td>
  )
}

function Rows({ year, rows, mayKeep }: { year: number; rows: CalendarRow[]; mayKeep: boolean }) {
  return (
    <section class="sheet flush" id="rows">
      <div class="sheet-head">
        <h2>Особливі дні {year} року</h2>
        {mayKeep && (
          <a class="btn" href={`/calendar/days/new?year=${year}`}>
            Додати день
          </a>
        )}
      </div>
      {rows.length === 0 ? (
        <p class="muted within">Жодного дня, що відрізняється від свого місця в тижні.</p>
      ) : (
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">День</th>
              <th scope="col">Що це за день</th>
              <th scope="col">Назва</th>
              <th scope="col">Акт</th>
              {mayKeep && (
                <th scope="col">
                  <span class="visually-hidden">Дії</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td class="doc">
                  {formatDay(row.day)} <span class="sub">{row.weekday}</span>
                </td>
                <td data-label="Що це">
                  <div>
                    {kindWords[row.kind]}
                    {row.suspendedBy && <span class="sub">не діє: {row.suspendedBy}</span>}
                  </div>
                </td>
                <td data-label="Назва">
                  <div>{row.name}</div>
                </td>
                <td data-label="Акт">
                  <div>{row.act}</div>
                </td>
                {mayKeep && (
                  <td class="change">
                    <a href={`/calendar/days/${row.day}`}>
                      Змінити<span class="visually-hidden"> {formatDay(row.day)}</span>
                    </a>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Regimes({ regimes, mayKeep }: { regimes: CalendarRegime[]; mayKeep: boolean }) {
  return (
    <section class="sheet flush" id="regimes">
      <div class="sheet-head">
        <h2>Режими</h2>
        {mayKeep && (
          <a class="btn" href="/calendar/regimes/new">
            Додати режим
          </a>
        )}
      </div>
      {regimes.length === 0 ? (
        <p class="muted within">Режимів, що зупиняють святкові дні, немає.</p>
      ) : (
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Діє</th>
              <th scope="col">Назва</th>
              <th scope="col">Акт</th>
              {mayKeep && (
                <th scope="col">
                  <span class="visually-hidden">Дії</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {regimes.map((regime) => (
              <tr>
                <td class="doc">
                  з {formatDay(regime.from)} {regime.to ? `до ${formatDay(regime.to)}` : 'донині'}
                </td>
                <td data-label="Назва">
                  <div>{regime.name}</div>
                </td>
                <td data-label="Акт">
                  <div>{regime.act}</div>
                </td>
                {mayKeep && (
                  <td class="change">
                    <a href={`/calendar/regimes/${regime.from}`}>
                      {regime.to ? 'Змінити кінець' : 'Завершити'}
                      <span class="visually-hidden"> {regime.name}</span>
                    </a>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

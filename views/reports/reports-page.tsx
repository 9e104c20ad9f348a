import { addDays, type Day } from '../../src/kernel/day.ts'
import { paperReports, reportHref } from '../../src/reports/query/addresses.ts'
import {
  type Period,
  periodName,
  periodOf,
  previousPeriod,
  usualPeriod,
} from '../../src/reports/query/period.ts'
import { type QueryInput, queryOf } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { errorOf, fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface ReportsPageProps {
  today: Day
  /** what was typed, where it could not be answered */
  request?: QueryInput & { department?: string }
  errors?: FormError[]
}

/** Where a report begins: for which period, and from where one looks at it. */
export function ReportsPage({ today, request = {}, errors = [] }: ReportsPageProps) {
  const field = fieldsOf(request, errors)
  return (
    <>
      <PageHead
        title="Звіти"
        sub="Показники рахуються з реєстру на будь-який день; за кожним числом стоїть його перелік."
      >
        <a class="btn" href="/reports/day">
          Реєстр на день
        </a>
        <a class="btn" href="/reports/early-warning">
          Раннє попередження
        </a>
        <a class="btn" href="/reports/sealed">
          Підписані звіти
        </a>
      </PageHead>
      <ErrorSummary errors={errors} />
      <Sheet title="Готові періоди" flush>
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Період</th>
              <th scope="col">Виконавська дисципліна</th>
              <th scope="col">Контроль документів</th>
              <th scope="col">Формули</th>
              <th scope="col">Баланс</th>
            </tr>
          </thead>
          <tbody>
            {periodsAround(today).map((period) => (
              <tr>
                <th scope="row">{periodName(period)}</th>
                <td data-label="Дисципліна">
                  <a href={reportHref('departments', queryOf(period, today))}>За підрозділами</a>
                </td>
                <td data-label="Контроль">
                  <a href={reportHref('half-year', queryOf(period, today))}>Документи, наради, доручення</a>
                </td>
                <td data-label="Формули">
                  <a href={reportHref('formulas', queryOf(period, today))}>П’ять відсотків</a>
                </td>
                <td data-label="Баланс">
                  <a href={reportHref('balance', queryOf(period, today))}>Баланс контролю</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title="Документи для підпису" flush>
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Документ</th>
              <th scope="col">Період, що минув</th>
              <th scope="col">Період, що триває</th>
            </tr>
          </thead>
          <tbody>
            {paperReports.map((report) => {
              const now = usualPeriod(report, today)
              const before = usualPeriod(report, addDays(now.from, -1))
              return (
                <tr>
                  <th scope="row">{reportTitles[report]}</th>
                  <td data-label="Минув">
                    <a href={reportHref(report, queryOf(before, today))}>{periodName(before)}</a>
                  </td>
                  <td data-label="Триває">
                    <a href={reportHref(report, queryOf(now, today))}>{periodName(now)}</a>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Sheet>
      <Sheet title="Свій період">
        <form method="get" action="/reports/departments" data-drop-empty>
          <DateField {...field('from')} label="Від" />
          <DateField {...field('to')} label="До" />
          <DateField
            {...field('asOf')}
            label="Станом на"
            hint="Рахується те, що сталося до цього дня. Порожньо — день після періоду, а поки він триває — на зараз."
            optional
          />
          <DateField
            {...field('knownOn')}
            label="Як було відомо на"
            hint="Рахується те, що внесено до реєстру по цей день включно. Порожньо — усе, що відомо сьогодні."
            optional
          />
          {errorOf(errors, 'department') && (
            <TextField
              {...field('department')}
              label="Підрозділ"
              hint="Для довідки по підрозділу: його назва."
              optional
            />
          )}
          <div class="form-end">
            <button class="btn primary" type="submit">
              Дисципліна за підрозділами
            </button>
            <button class="btn" type="submit" formaction="/reports/half-year">
              Контроль документів
            </button>
            <button class="btn" type="submit" formaction="/reports/formulas">
              П’ять формул
            </button>
            <button class="btn" type="submit" formaction="/reports/balance">
              Баланс контролю
            </button>
            {paperReports.map((report) => (
              <button class="btn" type="submit" formaction={`/reports/${report}`}>
                {reportTitles[report]}
              </button>
            ))}
          </div>
        </form>
      </Sheet>
    </>
  )
}

function periodsAround(today: Day): Period[] {
  return [
    periodOf(6, today),
    previousPeriod(6, today),
    periodOf(3, today),
    previousPeriod(3, today),
    periodOf(1, today),
    previousPeriod(1, today),
    periodOf(12, today),
    previousPeriod(12, today),
  ]
}

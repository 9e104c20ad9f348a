import { formatDay } from '../../src/kernel/day.ts'
import { PAGE_SIZE } from '../../src/kernel/list-page.ts'
import { causeText, enteredText } from '../../src/reports/compare/cause-text.ts'
import { differenceText } from '../../src/reports/compare/figure-difference.ts'
import type { DifferingGroup, ReportComparison } from '../../src/reports/compare/report-comparison.ts'
import { HIDDEN_THING, thingText } from '../../src/reports/figures/thing-text.ts'
import {
  type ComparedReport,
  differencesFileHref,
  differencesHref,
  reportHref,
} from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import type { QueryInput } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { DateField } from '../parts/date-field.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf, fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

/** Both sides of a comparison as they were typed. */
export interface ComparisonRequest extends QueryInput {
  andAsOf?: string
  andKnownOn?: string
  /** whose, where the report is about one department */
  department?: string
}

interface DifferencesPageProps {
  report: ComparedReport
  request: ComparisonRequest
  errors?: FormError[]
  /** none while it cannot be answered */
  comparison?: ReportComparison
  nameOf?: (figure: ReportComparison['figures'][number]) => string
  /** the one figure whose things are listed */
  figure?: string
  page?: number
}

/** Two answers of a report side by side: which figures differ, and by what fact. */
export function DifferencesPage(props: DifferencesPageProps) {
  const { report, request, errors = [], comparison } = props
  return (
    <>
      <PageHead
        title={`Відмінності: ${reportTitles[report].toLocaleLowerCase('uk')}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          {
            label: reportTitles[report],
            href: comparison
              ? reportHref(report, comparison.before, comparison.department)
              : `/reports/${report}`,
          },
          { label: 'Відмінності' },
        ]}
        sub={comparison && `Було: ${asOfLine(comparison.before)}. Стало: ${asOfLine(comparison.after)}.`}
      >
        {comparison && (
          <>
            <a class="btn" href={differencesFileHref(comparison, 'word')}>
              Word
            </a>
            <a class="btn" href={differencesFileHref(comparison, 'excel')}>
              Excel
            </a>
            <PrintButton />
          </>
        )}
      </PageHead>
      <ErrorSummary errors={errors} />
      {comparison && <Answer {...props} comparison={comparison} />}
      <Asking report={report} request={request} errors={errors} />
    </>
  )
}

function Answer({
  comparison,
  nameOf,
  figure,
  page = 1,
}: DifferencesPageProps & { comparison: ReportComparison }) {
  const { figures, groups } = comparison
  if (figures.length === 0)
    return (
      <EmptyState title="Обидві відповіді однакові">
        Жоден показник не різниться: нижче можна назвати інший день або іншу мить.
      </EmptyState>
    )
  const one = figures.find((difference) => differenceText(difference) === figure)
  return (
    <>
      <TableSheet label="Показники, що різняться">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Показник</th>
              <th scope="col" class="num">
                Було
              </th>
              <th scope="col" class="num">
                Додалося
              </th>
              <th scope="col" class="num">
                Вибуло
              </th>
              <th scope="col" class="num">
                Стало
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((difference) => (
              <tr>
                <th scope="row">
                  <a href={differencesHref(comparison, differenceText(difference))}>{nameOf?.(difference)}</a>
                </th>
                <td class="num">{difference.before}</td>
                <td class="num">{difference.come.length && `+${difference.come.length}`}</td>
                <td class="num">{difference.gone.length && `−${difference.gone.length}`}</td>
                <td class="num">{difference.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableSheet>
      <h2>{one ? nameOf?.(one) : 'Що змінило показники'}</h2>
      {one && (
        <p>
          <a href={differencesHref(comparison)}>Показати всі записи</a>
        </p>
      )}
      {groups.map((group) => (
        <Things group={group} first={(page - 1) * PAGE_SIZE + 1} one={one !== undefined} />
      ))}
      {one && (
        <Pager
          page={page}
          pageSize={PAGE_SIZE}
          total={groups[0]?.total ?? 0}
          href={(to) => differencesHref(comparison, figure, to)}
        />
      )}
    </>
  )
}

const names: Record<DifferingGroup['of'], string> = {
  task: 'Завдання',
  document: 'Документи',
  question: 'Питання',
  letter: 'Листи',
  decision: 'Рішення',
}

function Things({ group, first, one }: { group: DifferingGroup; first: number; one: boolean }) {
  const { of, total, things } = group
  return (
    <>
      <TableSheet label={names[of]}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="num">
                №
              </th>
              <th scope="col">{names[of]}</th>
              {one && <th scope="col">Рух</th>}
              <th scope="col">Що сталося</th>
              <th scope="col">День</th>
              <th scope="col">Внесено, ким</th>
            </tr>
          </thead>
          <tbody>
            {things.map((thing, at) => {
              const words = thingText(of, thing)
              return thing.causes.map((cause, place) => (
                <tr>
                  <td class="num">{place === 0 && first + at}</td>
                  <td class={words ? 'what' : 'muted'}>
                    {place > 0 ? (
                      ''
                    ) : words?.href ? (
                      <a href={words.href}>{words.name}</a>
                    ) : (
                      (words?.name ?? HIDDEN_THING)
                    )}
                  </td>
                  {one && (
                    <td>{place > 0 ? '' : thing.changes[0]?.way === 'come' ? 'додалося' : 'вибуло'}</td>
                  )}
                  <td>{causeText(cause.what)}</td>
                  <td class="nowrap">{formatDay(cause.happenedOn)}</td>
                  <td>{enteredText(cause)}</td>
                </tr>
              ))
            })}
          </tbody>
        </table>
      </TableSheet>
      {!one && total > things.length && (
        <p class="muted">
          Показано перші {things.length} з {total}; усі відкриває показник вище, Word і Excel.
        </p>
      )}
    </>
  )
}

function Asking({
  report,
  request,
  errors,
}: {
  report: ComparedReport
  request: ComparisonRequest
  errors: FormError[]
}) {
  const field = fieldsOf(request, errors)
  const day = (name: keyof ComparisonRequest, label: string, hint?: string) => (
    <DateField {...field(name)} label={label} hint={hint} optional={name !== 'from' && name !== 'to'} />
  )
  return (
    <Sheet title="Що з чим порівняти">
      <form method="get" action={`/reports/${report}/differences`} data-drop-empty>
        {errorOf(errors, 'department') ? (
          <TextField {...field('department')} label="Підрозділ" />
        ) : (
          request.department && <input type="hidden" name="department" value={request.department} />
        )}
        {day('from', 'Від')}
        {day('to', 'До')}
        {day('asOf', 'Було: станом на', 'Порожньо — день після періоду, а поки він триває — на зараз.')}
        {day(
          'knownOn',
          'Було: як відомо на',
          'Внесене до реєстру по цей день. Порожньо — усе, що відомо сьогодні.',
        )}
        {day('andAsOf', 'Стало: станом на', 'Порожньо — той самий день, що й «було».')}
        {day('andKnownOn', 'Стало: як відомо на', 'Порожньо — усе, що відомо сьогодні.')}
        <FormEnd label="Порівняти" />
      </form>
    </Sheet>
  )
}

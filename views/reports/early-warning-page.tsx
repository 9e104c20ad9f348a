import type { DocumentKind } from '../../src/journals/kind.ts'
import { capital } from '../../src/kernel/capital.ts'
import { formatDay } from '../../src/kernel/day.ts'
import type { CountedTask } from '../../src/reports/figures/counted-rows.ts'
import { ENOUGH, LIKELY_PERCENT, PAST_MONTHS } from '../../src/reports/forecast/early-warning.ts'
import type { EarlyWarnings, WarningsInput } from '../../src/reports/forecast/early-warnings.ts'
import {
  warningsFileHref,
  warningsHref,
  warningsListHref,
} from '../../src/reports/forecast/warning-addresses.ts'
import {
  aheadFigures,
  type Trial,
  type WarningCounts,
  type WarningFigure,
} from '../../src/reports/forecast/warning-figures.ts'
import {
  daysAhead,
  endText,
  FORECAST_ONLY,
  reasonText,
  trustText,
  warningFigureMeanings,
  warningFigureNames,
} from '../../src/reports/forecast/warning-text.ts'
import { DateField } from '../parts/date-field.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf, fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'

const TITLE = 'Раннє попередження'

/** A page of trials as a table shows them: the task as the person may see it, null where not. */
interface ShownTrials {
  rows: { trial: Trial; task: CountedTask | null; usual: number | null }[]
  total: number
  page: number
  pageSize: number
}

interface EarlyWarningPageProps {
  warnings: EarlyWarnings
  shown: ShownTrials
  kinds: readonly DocumentKind[]
}

/** What is likely to be late, why, and how often the same was right before. */
export function EarlyWarningPage({ warnings, shown, kinds }: EarlyWarningPageProps) {
  const { on, isPast, department, departments, rows, total } = warnings
  const request = requestOf(warnings)
  const list = { ...shown, href: (page: number) => warningsHref(request, page) }
  const known = isPast ? 'з тим, що було відомо того ранку' : 'як відомо сьогодні'
  return (
    <>
      <PageHead
        title={department ? `${TITLE}: ${department.name}` : TITLE}
        trail={[{ label: 'Звіти', href: '/reports' }, { label: TITLE }]}
        sub={`станом на ${formatDay(on)} · ${known} · строки ${daysAhead(warnings)}`}
      >
        <a class="btn" href={warningsFileHref(request, 'word')}>
          Word
        </a>
        <a class="btn" href={warningsFileHref(request, 'excel')}>
          Excel
        </a>
        <PrintButton list={list} />
      </PageHead>
      <Why />
      {total.ahead + total.judged === 0 ? (
        <EmptyState title="Попереджати ще нема про що">
          <p class="muted">
            {departments.length === 0
              ? 'Вас не записано до жодного підрозділу; прогноз будується за підрозділами.'
              : 'У найближчі дні строків немає, і в минулому не було завдань, за якими можна судити.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <Tiles warnings={warnings} />
          <p>{trustText(warnings)}</p>
          <Sheet title={`Ймовірно запізняться: ${total.warned}`} flush>
            {total.warned === 0 ? (
              <p class="muted inside">Жодного попередження на цей день.</p>
            ) : (
              <TrialsTable shown={shown} kinds={kinds} withEnd={isPast} label="Ймовірно запізняться" />
            )}
          </Sheet>
          <Pager {...list} />
          <TableSheet label="Прогноз і його перевірка за підрозділами">
            <Departments rows={rows} total={total} request={request} />
          </TableSheet>
        </>
      )}
      <AskForm departments={departments} request={request} />
    </>
  )
}

/** A query that cannot be answered: why, with what was typed. */
export function WarningsRefused({
  request,
  errors,
  departments,
}: {
  request: WarningsInput
  errors: FormError[]
  departments: { id: string; name: string }[]
}) {
  return (
    <>
      <PageHead title={TITLE} trail={[{ label: 'Звіти', href: '/reports' }, { label: TITLE }]} />
      <ErrorSummary errors={errors} />
      <AskForm departments={departments} request={request} errors={errors} />
    </>
  )
}

/** What a figure of the page counts, row by row. */
export function WarningListPage({
  warnings,
  figure,
  shown,
  kinds,
}: EarlyWarningPageProps & { figure: WarningFigure }) {
  const request = requestOf(warnings)
  const name = warningFigureNames[figure]
  const isAhead = (aheadFigures as readonly string[]).includes(figure)
  const { department, tested } = warnings
  const days = isAhead
    ? `станом на ${formatDay(warnings.on)} · строки ${daysAhead(warnings)}`
    : `перевірено на перших числах місяців з ${formatDay(tested.from)} до ${formatDay(tested.to)}`
  const list = { ...shown, href: (page: number) => warningsListHref(request, figure, page) }
  const hidden = shown.rows.filter(({ task }) => task === null).length
  return (
    <>
      <PageHead
        title={`${name}: ${shown.total}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: TITLE, href: warningsHref(request) },
          { label: name },
        ]}
        sub={`${department?.name ?? 'Усі підрозділи'} · ${days}`}
      >
        <PrintButton list={list} />
      </PageHead>
      <Explanation title="Що пораховано">
        {capital(warningFigureMeanings[figure])}. {FORECAST_ONLY}
        {hidden > 0 && ` Рядків, зміст яких вам недоступний: ${hidden}; вони враховані.`}
      </Explanation>
      {shown.total === 0 ? (
        <EmptyState title="Тут порожньо: показник дорівнює нулю" />
      ) : (
        <TableSheet label={name}>
          <TrialsTable shown={shown} kinds={kinds} withEnd={!isAhead || warnings.isPast} label={name} />
        </TableSheet>
      )}
      <Pager {...list} />
    </>
  )
}

function Why() {
  return (
    <Explanation
      steps={[
        `Минуле підрозділу — завдання, строк яких припав на останні ${PAST_MONTHS} місяців. Схожі — ті, яким спочатку дано від половини до двох таких строків; якщо таких цього виду документів не менше ${ENOUGH}, беруться лише вони, інакше всі.`,
        'Їхні дні перераховано на строк цього завдання. З них беруться ті, що на такий самий день від взяття на контроль ще були в роботі; рахується, скільки з них тривали довше, ніж має це завдання, або не виконані й досі.',
        `Якщо довше тривали щонайменше ${LIKELY_PERCENT}% — попереджаємо. Якщо взяти нема чого (менше ${ENOUGH}) — кажемо «замало історії».`,
        'Дні календарні, від взяття на контроль до виконання; повернення на доопрацювання рахунку не зупиняє. Безстрокові, виконані, прострочені й ті, звіт про які чекає прийняття, не розглядаються.',
        'Перевірка: те саме правило на перші числа дванадцяти місяців, щоразу лише з тим, що було внесено до того ранку.',
      ]}
    >
      {FORECAST_ONLY}
    </Explanation>
  )
}

function Tiles({ warnings }: { warnings: EarlyWarnings }) {
  const { total } = warnings
  const request = requestOf(warnings)
  const list = (figure: WarningFigure, value: number) => (
    <a href={warningsListHref(request, figure)}>{value}</a>
  )
  return (
    <div class="tiles">
      <FigureTile
        value={total.warned}
        words={<>ймовірно запізняться — із {list('ahead', total.ahead)}, строк яких у найближчі 30 днів</>}
        href={warningsListHref(request, 'warned')}
        tone={total.warned > 0 ? 'warn' : undefined}
      />
      <FigureTile
        value={share(total.hitRate)}
        words={
          <>
            попереджень справдилося в минулому: {list('cameTrue', total.cameTrue)} з{' '}
            {list('alerted', total.alerted)}
          </>
        }
      />
      <FigureTile
        value={share(total.foreseen)}
        words={
          <>
            запізнень було б передбачено: {list('cameTrue', total.cameTrue)} з {list('late', total.late)}
          </>
        }
      />
      <FigureTile
        value={share(total.base)}
        words={
          <>
            запізнюється і без прогнозу: {list('late', total.late)} з {list('judged', total.judged)} —
            попередження варте чогось, коли справджується частіше
          </>
        }
      />
    </div>
  )
}

const columns: [WarningFigure, string][] = [
  ['ahead', 'Строк у 30 днів'],
  ['warned', 'Ймовірно запізняться'],
  ['unforeseen', 'Замало історії'],
  ['judged', 'Пере\u00adвірено'],
  ['alerted', 'Попере\u00adджено'],
  ['cameTrue', 'Справди\u00adлося'],
  ['late', 'Не встигли'],
]

function Departments({
  rows,
  total,
  request,
}: {
  rows: EarlyWarnings['rows']
  total: WarningCounts
  request: WarningsInput
}) {
  const row = (counts: WarningCounts, department: string | undefined, name: string) => (
    <tr class={department ? undefined : 'total'}>
      <th scope="row">{department ? <a href={warningsHref({ ...request, department })}>{name}</a> : name}</th>
      {columns.map(([figure]) => (
        <td class={figure === 'warned' && counts.warned > 0 ? 'num warn' : 'num'}>
          <a href={warningsListHref({ ...request, department: department ?? request.department }, figure)}>
            {counts[figure]}
          </a>
        </td>
      ))}
      {[counts.hitRate, counts.foreseen, counts.base].map((percent) => (
        <td class="num">
          <span>{share(percent)}</span>
        </td>
      ))}
    </tr>
  )
  return (
    <table class="table ranking">
      <thead>
        <tr>
          <th scope="col">Підрозділ</th>
          {columns.map(([figure, label]) => (
            <th scope="col" class="num" title={warningFigureMeanings[figure]}>
              {label}
            </th>
          ))}
          <th scope="col" class="num" title="справдилося / попереджено">
            Влучність
          </th>
          <th scope="col" class="num" title="справдилося / не встигли">
            {'Перед\u00adбачено'}
          </th>
          <th scope="col" class="num" title="не встигли / перевірено">
            Без прогнозу
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((counts) => row(counts, counts.departmentId, counts.department))}
        {row(total, undefined, 'Усього')}
      </tbody>
    </table>
  )
}

function TrialsTable({
  shown,
  kinds,
  withEnd,
  label,
}: {
  shown: ShownTrials
  kinds: readonly DocumentKind[]
  /** of past days: on which one, and how it ended */
  withEnd: boolean
  label: string
}) {
  const heads = [
    'Документ',
    'Пункт і зміст',
    'Головний виконавець',
    'Строк',
    ...(withEnd ? ['Прогноз на', 'Що сталося'] : []),
    'Чому',
  ]
  return (
    <table class="table cards" aria-label={label}>
      <thead>
        <tr>
          <th scope="col" class="num">
            №
          </th>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody data-rows>
        {shown.rows.map(({ trial, task, usual }, index) => (
          <tr>
            <td class="num" data-label="№">
              {(shown.page - 1) * shown.pageSize + index + 1}
            </td>
            {task === null ? (
              <td class="muted" colspan={heads.length}>
                Запис враховано; його зміст вам недоступний
              </td>
            ) : (
              <>
                <td class="doc">
                  <a href={`/documents/${task.document_id}?task=${task.id}`}>№ {task.number}</a>{' '}
                  <span class="nowrap">від {formatDay(task.registered_on)}</span>
                  <span class="sub">{kinds.find(({ id }) => id === task.kind)?.name ?? task.kind}</span>
                </td>
                <td class="what">
                  {task.point && <b>{task.point}. </b>}
                  {task.text}
                </td>
                <td class="who" data-label="Виконавець">
                  {task.person ?? task.department}
                  {task.person && <span class="sub">{task.department}</span>}
                </td>
                <td class="due" data-label="Строк">
                  {formatDay(trial.dueDay)}
                </td>
                {withEnd && (
                  <>
                    <td class="nowrap" data-label="Прогноз на">
                      {formatDay(trial.on)}
                    </td>
                    <td data-label="Що сталося">{endText(trial)}</td>
                  </>
                )}
                <td data-label="Чому">{reasonText(trial, usual)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AskForm({
  departments,
  request,
  errors = [],
}: {
  departments: { id: string; name: string }[]
  request: WarningsInput
  errors?: FormError[]
}) {
  const field = fieldsOf(request, errors)
  return (
    <div class="screen-only">
      <Sheet title="Інший підрозділ або день">
        <form method="get" action="/reports/early-warning" data-drop-empty>
          {(departments.length > 1 || errorOf(errors, 'department')) && (
            <SelectField
              {...field('department')}
              label="Підрозділ"
              choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
              empty="усі"
              optional
            />
          )}
          <DateField
            {...field('asOf')}
            label="Станом на"
            hint="Минулий день — прогноз, який був би даний того ранку, і що сталося потім. Порожньо — сьогодні."
            optional
          />
          <FormEnd label="Показати" plain />
        </form>
      </Sheet>
    </div>
  )
}

function requestOf({ department, on, isPast }: EarlyWarnings): WarningsInput {
  return { ...(department && { department: department.id }), ...(isPast && { asOf: on }) }
}

function share(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`
}

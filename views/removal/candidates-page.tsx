import type { Child } from 'hono/jsx'
import type { Choice } from '../../src/kernel/choice.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { CandidateQuestion } from '../../src/removal/candidate-filter.ts'
import {
  candidateHref,
  candidateStates,
  filterFields,
  trackPaths,
} from '../../src/removal/candidate-filter.ts'
import type { Candidate } from '../../src/removal/lists/candidates.ts'
import { BulkBar, MarkAll } from '../parts/bulk-bar.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { type FilterChip, FilterChips } from '../parts/filter-chips.tsx'
import { FilterPanel } from '../parts/filter-panel.tsx'
import { options } from '../parts/options.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { candidateColumns, candidateRow } from './candidate-row.tsx'
import { type RemovalCounts, RemovalTabs } from './removal-tabs.tsx'

interface CandidatesPageProps {
  question: CandidateQuestion
  choices: { kinds: Choice[]; departments: Choice[] }
  rows: Candidate[]
  kindName: (kind: string) => string
  total: number
  pageSize: number
  asOf: string
  counts: RemovalCounts
  mayControl: boolean
  /** drafts that marked rows may be added to */
  drafts: Choice[]
  /** the refusal, and the typed values */
  errors: FormError[]
  sent?: { id: string[]; words?: string; on?: string }
}

/** Tasks on control that may leave it by one of the two ways, each with what blocks it. */
export function CandidatesPage(props: CandidatesPageProps) {
  const { question, choices, rows, total, pageSize, asOf, counts, mayControl, errors, sent } = props
  const { track, filter } = question
  const path = trackPaths[track]
  const { text: _, ...kept } = filterFields(filter)
  const marked = new Set(sent?.id)
  const table = (
    <div class="sheet flush">
      <table class="table cards even">
        {candidateColumns(mayControl)}
        <thead>
          <tr>
            {mayControl && <MarkAll />}
            <th scope="col">Документ</th>
            <th scope="col">Пункт і зміст</th>
            <th scope="col">Головний виконавець</th>
            <th scope="col">Виконано</th>
            <th scope="col">Чи можна зняти</th>
          </tr>
        </thead>
        <tbody data-rows>
          {rows.map((row) =>
            candidateRow({
              row,
              kind: props.kindName(row.kind),
              track,
              mayControl,
              marked: marked.has(row.id),
            }),
          )}
        </tbody>
      </table>
    </div>
  )
  const href = (page: number) => candidateHref({ ...question, page })
  const list = { page: question.page, pageSize, total, href }
  return (
    <>
      <PageHead title="Зняття з контролю">
        <SearchBox action={path} name="text" value={filter.text} keep={kept} />
        <PrintButton list={list} />
        {mayControl &&
          track === 'decision' &&
          filter.state === 'executed' &&
          total > 0 &&
          draftOfAll(question)}
      </PageHead>
      <ErrorSummary errors={errors} />
      <RemovalTabs current={path} counts={counts} />
      <div class="list-line">
        <FilterChips chips={chipsOf(props)} clearHref={path}>
          <FilterPanel
            action={path}
            keep={filter.text ? { text: filter.text } : {}}
            controls={[
              {
                kind: 'select',
                name: 'kind',
                label: 'Вид документа',
                value: filter.kind,
                choices: choices.kinds,
              },
              {
                kind: 'select',
                name: 'department',
                label: 'Підрозділ',
                value: filter.department,
                choices: choices.departments,
              },
              {
                kind: 'select',
                name: 'state',
                label: 'Стан',
                value: filter.state === 'executed' ? '' : filter.state,
                any: candidateStates.executed,
                choices: [
                  { value: 'waiting', label: candidateStates.waiting },
                  { value: 'open', label: candidateStates.open },
                ],
              },
              {
                kind: 'date',
                name: 'from',
                label: 'Виконано від',
                value: filter.from && formatDay(filter.from),
              },
              { kind: 'date', name: 'to', label: 'Виконано до', value: filter.to && formatDay(filter.to) },
            ]}
          />
        </FilterChips>
        <span class="muted">
          {total} {plural(total, 'пункт', 'пункти', 'пунктів')} · станом на {asOf}
        </span>
      </div>
      {rows.length === 0 ? (
        empty(props)
      ) : mayControl ? (
        <PostForm action={path} data-bulk>
          {Object.entries(filterFields(filter)).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {table}
          <BulkBar>{track === 'decision' ? draftBar(props) : toFileBar(props)}</BulkBar>
        </PostForm>
      ) : (
        table
      )}
      <Pager {...list} />
    </>
  )
}

// One click for all that the filter finds: hundreds of items do not fit on a page.
function draftOfAll({ filter }: CandidateQuestion) {
  return (
    <PostForm action="/removal">
      <input type="hidden" name="all" value="yes" />
      {Object.entries(filterFields(filter)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="btn primary" type="submit">
        Проєкт з усіх, що можна зняти
      </button>
    </PostForm>
  )
}

function draftBar({ drafts }: CandidatesPageProps): Child {
  return (
    <>
      {drafts.length > 0 && (
        <select name="draft" aria-label="Куди додати">
          {options([{ value: '', label: 'новий проєкт' }, ...drafts])}
        </select>
      )}
      <button class="btn" type="submit">
        {drafts.length > 0 ? 'Додати до проєкту рішення' : 'Створити проєкт рішення'}
      </button>
    </>
  )
}

function toFileBar({ sent, asOf }: CandidatesPageProps): Child {
  return (
    <>
      <input
        id="words"
        name="words"
        value={sent?.words ?? 'До справи'}
        aria-label="Резолюція"
        list="resolutions"
        autocomplete="off"
      />
      <datalist id="resolutions">
        {['До справи', 'Взято до відома', 'Надіслано роз’яснення'].map((words) => (
          <option value={words} />
        ))}
      </datalist>
      <input
        id="on"
        class="short"
        name="on"
        value={sent?.on ?? asOf}
        aria-label="День зняття"
        inputmode="numeric"
        autocomplete="off"
        data-day
      />
      <button class="btn" type="submit">
        Зняти з контролю
      </button>
    </>
  )
}

function chipsOf({ question, choices }: CandidatesPageProps): FilterChip[] {
  const { filter } = question
  const named = (list: Choice[], value?: string) =>
    value && (list.find((choice) => choice.value === value)?.label ?? 'невідомо')
  const chip = (name: keyof typeof filter, label: string, value: string | undefined): FilterChip[] => {
    if (!value) return []
    const rest = { ...filter, [name]: name === 'state' ? 'executed' : undefined }
    return [{ label, value, removeHref: candidateHref({ ...question, filter: rest, page: 1 }) }]
  }
  return [
    ...chip('text', 'Пошук', filter.text),
    ...chip('kind', 'Вид', named(choices.kinds, filter.kind)),
    ...chip('department', 'Підрозділ', named(choices.departments, filter.department)),
    ...chip('state', 'Стан', filter.state === 'executed' ? undefined : candidateStates[filter.state]),
    ...chip('from', 'Виконано від', filter.from && formatDay(filter.from)),
    ...chip('to', 'Виконано до', filter.to && formatDay(filter.to)),
  ]
}

function empty({ question }: CandidatesPageProps) {
  const { track, filter } = question
  const narrowed = Object.keys(filterFields(filter)).length > 0
  return (
    <EmptyState title={narrowed ? 'За цими умовами нічого немає' : 'Знімати з контролю поки нічого'}>
      {narrowed ? (
        <p>
          <a href={trackPaths[track]}>Показати все, що виконано</a>
        </p>
      ) : (
        <p class="muted">
          {track === 'decision'
            ? 'Тут з’являться виконані пункти рішень і розпоряджень, щойно їхні звіти прийнято.'
            : 'Тут з’являться виконані документи вищих органів і запити, щойно їхні звіти прийнято.'}
        </p>
      )}
    </EmptyState>
  )
}

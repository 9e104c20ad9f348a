import type { Child } from 'hono/jsx'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { EmptyState } from './empty-state.tsx'
import { type FilterChip, FilterChips } from './filter-chips.tsx'
import { type FilterControl, FilterPanel } from './filter-panel.tsx'
import { ImpossibleDays } from './impossible-days.tsx'
import { PageHead } from './page-head.tsx'
import { type ListPage, Pager } from './pager.tsx'
import { PrintButton } from './print-button.tsx'
import { SearchBox } from './search-box.tsx'
import { TakeAway } from './take-away.tsx'

/** What the page of any register is given beside its own question and rows. */
export interface RegisterPageProps {
  total: number
  pageSize: number
  mostCounted: number
  asOf: Day
  /** the address as it was requested */
  query: URLSearchParams
  mayRegister: boolean
  /** what was probably meant, typed on the wrong keyboard layout */
  correction?: string
}

interface RegisterPartProps extends RegisterPageProps {
  title: string
  list: ListPage
  /** «завдання», «завдання», «завдань» */
  nouns: readonly [one: string, few: string, many: string]
  controls: FilterControl[]
  chips: FilterChip[]
  correctedHref?: string
  empty: { title: string; advice?: Child }
  /** buttons of this register alone */
  buttons?: Child
  /** its table */
  children: Child
}

/** A register: filters as chips, how many rows there are, a page of them, and what to do where there are none. */
export function RegisterPage(props: RegisterPartProps) {
  const { title, list, nouns, controls, chips, total, mostCounted, asOf, correction, empty } = props
  const whole = list.href(1)
  const [path = '', search] = whole.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  return (
    <>
      <PageHead title={title}>
        <SearchBox action={path} name="text" value={query['text']} keep={without(query, ['text'])} />
        {props.buttons}
        {TakeAway({ list: whole })}
        <PrintButton list={list} />
        {props.mayRegister && (
          <a class="btn primary" href="/documents/new">
            Новий документ <kbd>n</kbd>
          </a>
        )}
      </PageHead>
      <ImpossibleDays query={props.query} names={['from', 'to']} />
      <div class="list-line">
        <FilterChips chips={chips} clearHref={path}>
          <FilterPanel
            action={path}
            keep={without(
              query,
              controls.map(({ name }) => name),
            )}
            controls={controls}
          />
        </FilterChips>
        <span class="muted">
          {total >= mostCounted
            ? `понад ${mostCounted.toLocaleString('uk')} ${nouns[2]}`
            : `${total} ${plural(total, ...nouns)}`}{' '}
          · станом на {formatDay(asOf)}
        </span>
      </div>
      {total === 0 ? (
        <EmptyState title={empty.title}>
          {correction && (
            <p>
              Можливо, ви шукали <a href={props.correctedHref}>{correction}</a>?
            </p>
          )}
          {empty.advice && <p class="muted">{empty.advice}</p>}
        </EmptyState>
      ) : (
        <div class="sheet flush">{props.children}</div>
      )}
      <Pager {...list} />
    </>
  )
}

function without(fields: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

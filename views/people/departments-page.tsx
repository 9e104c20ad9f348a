import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { numberCell } from '../parts/row-cells.ts'
import { SearchBox } from '../parts/search-box.tsx'

interface PersonLine {
  id: string
  short_name: string
  post: string | null
}

interface DepartmentLine {
  id: string
  name: string
  closed_on: Day | null
  head: string | null
  open: number
  overdue: number
  people: PersonLine[]
}

interface DepartmentsPageProps {
  departments: DepartmentLine[]
  others: PersonLine[]
  /** what was searched for; the people found stand open then */
  search: string
  asOf: Day
  mayKeep: boolean
}

/** The departments in the council's order, who heads them, what stands open, and their people. */
export function DepartmentsPage({ departments, others, search, asOf, mayKeep }: DepartmentsPageProps) {
  const open = departments.filter((department) => !department.closed_on).length
  const people = departments.reduce((sum, department) => sum + department.people.length, others.length)
  return (
    <>
      <PageHead
        title="Підрозділи й люди"
        sub={
          <>
            {open} {plural(open, 'підрозділ', 'підрозділи', 'підрозділів')}, {people}{' '}
            {plural(people, 'людина', 'людини', 'людей')} · станом на {formatDay(asOf)}
          </>
        }
      >
        <SearchBox action="/executors" name="text" value={search} placeholder="Назва, прізвище" />
        <PrintButton />
        {mayKeep && (
          <>
            <a class="btn" href="/executors/people/new">
              Додати людину
            </a>
            <a class="btn primary" href="/executors/departments/new">
              Додати підрозділ
            </a>
          </>
        )}
      </PageHead>
      {search && (
        <div class="chips">
          <a class="chip" href="/executors">
            <span class="visually-hidden">Прибрати фільтр </span>Пошук: {search} ×
          </a>
        </div>
      )}
      {departments.length + others.length === 0 ? (
        <Nothing search={search} mayKeep={mayKeep} />
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Підрозділ</th>
                <th scope="col">Керівник</th>
                <th scope="col" class="num">
                  На виконанні
                </th>
                <th scope="col" class="num">
                  Прострочено
                </th>
              </tr>
            </thead>
            <tbody data-rows>
              {departments.map((department) => departmentRow(department, search !== '', mayKeep))}
              {others.length > 0 && (
                <tr>
                  <td colspan={4}>
                    Поза підрозділами
                    {peopleOf(others, true, mayKeep)}
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Nothing({ search, mayKeep }: { search: string; mayKeep: boolean }) {
  if (search) {
    return (
      <EmptyState title="Нікого й нічого не знайдено">
        <p class="muted">
          Шукаємо за початком кожного слова: «тран», «іван». <a href="/executors">Показати всіх</a>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Підрозділів ще немає">
      <p class="muted">
        {mayKeep
          ? 'Додайте підрозділи в порядку, прийнятому в раді: у ньому вони стоятимуть у звітах.'
          : 'Їх додає адміністратор.'}
      </p>
      {mayKeep && (
        <a class="btn primary" href="/executors/departments/new">
          Додати підрозділ
        </a>
      )}
    </EmptyState>
  )
}

function departmentRow(department: DepartmentLine, opened: boolean, mayKeep: boolean) {
  const { id, name, closed_on, head, open, overdue, people } = department
  return (
    <tr class={closed_on ? 'closed' : undefined}>
      <td class="what">
        <a href={`/executors/departments/${id}`} data-open>
          {name}
        </a>
        {closed_on && <span class="sub">закрито {formatDay(closed_on)}</span>}
        {people.length > 0 && peopleOf(people, opened, mayKeep)}
      </td>
      <td data-label="Керівник">
        <div>{head ?? '—'}</div>
      </td>
      {numberCell('На виконанні', open)}
      <td class="num" data-label="Прострочено">
        <div>
          {overdue > 0 ? (
            <a class="bad" href={`/tasks?department=${id}&state=overdue`}>
              <b>{overdue}</b>
            </a>
          ) : (
            0
          )}
        </div>
      </td>
    </tr>
  )
}

function peopleOf(people: PersonLine[], opened: boolean, mayKeep: boolean) {
  return (
    <details class="people" open={opened}>
      <summary>
        {people.length} {plural(people.length, 'людина', 'людини', 'людей')}
      </summary>
      <ul>
        {people.map(({ id, short_name, post }) => (
          <li>
            {mayKeep ? <a href={`/executors/people/${id}`}>{short_name}</a> : short_name}
            {post && <span class="muted">, {post}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

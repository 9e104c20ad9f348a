import type { Child } from 'hono/jsx'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import type { StaffHistoryEntry } from '../../src/people/lists/staff-history.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { StaffHistory } from './staff-history.tsx'

interface Shown {
  department: {
    id: string
    name: string
    closed_on: Day | null
    head_id: string | null
    deputy_id: string | null
    /** the last entry of its history */
    seq: number
  }
  head: string | null
  deputy: string | null
  deputies: { id: string; short_name: string }[]
  names: { name: string; from: Day }[]
  people: { id: string; name: string; short_name: string; post: string | null; email: string | null }[]
  open: number
  overdue: number
  onControl: number
  history: StaffHistoryEntry[]
}

interface DepartmentPageProps {
  card: Shown
  today: Day
  mayKeep: boolean
  /** of all forms of the page: as they stand, or as typed where one was refused */
  values: Values
  errors: FormError[]
}

/** A department: its people, the names it bore, its work; and for those who keep people, what may be changed. */
export function DepartmentPage({ card, today, mayKeep, values, errors }: DepartmentPageProps) {
  const { department, head, deputy, open, overdue, onControl } = card
  const keeps = mayKeep && !department.closed_on
  const tasks = `/tasks?department=${department.id}`
  return (
    <>
      <PageHead
        title={department.name}
        trail={[{ label: 'Підрозділи й люди', href: '/executors' }, { label: department.name }]}
        sub={
          department.closed_on
            ? `закрито ${formatDay(department.closed_on)}`
            : `керівник: ${head ?? 'не вказано'}${deputy ? `; підпорядковано: ${deputy}` : ''}`
        }
      />
      <ErrorSummary errors={errors} />
      {onControl > 0 && errors.some(({ field }) => field === undefined) && (
        <p>
          <a href={tasks}>Завдання підрозділу на контролі: {onControl}</a>
        </p>
      )}
      <div class="tiles">
        <FigureTile
          value={open}
          words="завдань на виконанні, головний виконавець — підрозділ"
          href={`${tasks}&state=pending`}
          asOf={formatDay(today)}
        />
        <FigureTile
          value={overdue}
          words="з них прострочено"
          href={`${tasks}&state=overdue`}
          asOf={formatDay(today)}
          tone={overdue > 0 ? 'bad' : undefined}
        />
      </div>
      <div class={keeps ? 'columns' : undefined}>
        <div class="stack">
          <People {...{ card, mayKeep, keeps }} />
          <Names names={card.names} />
          <StaffHistory entries={card.history} />
        </div>
        {keeps && <Keeping {...{ card, today, values, errors }} />}
      </div>
    </>
  )
}

function People({ card, mayKeep, keeps }: { card: Shown; mayKeep: boolean; keeps: boolean }) {
  const { department, people } = card
  return (
    <section class="sheet flush">
      <div class="sheet-head">
        <h2>Люди</h2>
        {keeps && (
          <a class="btn" href={`/executors/people/new?department=${department.id}`}>
            Додати людину
          </a>
        )}
      </div>
      {people.length === 0 ? (
        <p class="muted within">У підрозділі ще нікого немає.</p>
      ) : (
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Ім’я</th>
              <th scope="col">Посада</th>
              <th scope="col">Пошта</th>
            </tr>
          </thead>
          <tbody data-rows>
            {people.map((person) => (
              <tr>
                <td class="what">
                  {mayKeep ? <a href={`/executors/people/${person.id}`}>{person.name}</a> : person.name}
                  {person.id === department.head_id && <span class="sub">керівник</span>}
                </td>
                <td data-label="Посада">
                  <div>{person.post ?? '—'}</div>
                </td>
                <td data-label="Пошта">
                  <div>{person.email ?? '—'}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** «1900-01-01» stands for «from the beginning»: the register does not know since when. */
function Names({ names }: { names: Shown['names'] }): Child {
  if (names.length < 2) return null
  return (
    <Sheet title="Назви">
      <dl class="summary">
        {names.map(({ name, from }) => (
          <div>
            <dt>{from < '1901' ? 'спочатку' : `з ${formatDay(from)}`}</dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}

function Keeping({ card, values, errors }: Omit<DepartmentPageProps, 'mayKeep'>) {
  const { department, people, deputies } = card
  const field = fieldsOf(values, errors)
  const path = `/executors/departments/${department.id}`
  const version = <input type="hidden" name="seq" value={department.seq} />
  return (
    <div class="stack narrow">
      <Sheet title="Керівник">
        <PostForm action={`${path}/head`}>
          {version}
          <SelectField
            {...field('head')}
            label="Хто"
            empty="не вказано"
            choices={people.map(({ id, short_name }) => ({ value: id, label: short_name }))}
          />
          <FormEnd label="Зберегти" plain />
        </PostForm>
      </Sheet>
      <Sheet title="Кому підпорядковано">
        <PostForm action={`${path}/deputy`}>
          {version}
          <SelectField
            {...field('deputy')}
            label="Заступник міського голови"
            empty="не вказано"
            choices={deputies.map(({ id, short_name }) => ({ value: id, label: short_name }))}
            hint="Отримує листи про давно прострочене"
          />
          <FormEnd label="Зберегти" plain />
        </PostForm>
      </Sheet>
      <Sheet title="Перейменувати">
        <PostForm action={`${path}/names`}>
          {version}
          <TextField {...field('name')} label="Нова назва" lines={2} />
          <DateField
            {...field('from')}
            label="Діє з"
            hint="Усе, що було раніше, лишиться під старою назвою"
          />
          <FormEnd label="Перейменувати" plain />
        </PostForm>
      </Sheet>
      <Sheet title="Закрити підрозділ">
        <PostForm action={`${path}/closure`}>
          {version}
          <DateField
            {...field('on')}
            label="З дня"
            hint="Можливо, коли на контролі не лишилося його завдань"
          />
          <p>
            <a href={`${path}/merger`}>Приєднати до іншого підрозділу разом із завданнями</a>
          </p>
          <FormEnd label="Закрити" plain />
        </PostForm>
      </Sheet>
    </div>
  )
}

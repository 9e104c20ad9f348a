import { type Day, formatDay } from '../../src/kernel/day.ts'
import type { Leave } from '../../src/people/lists/leaves.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface LeavesPageProps {
  person: { id: string; name: string; short_name: string }
  leaves: Leave[]
  today: Day
  /** as typed, where it was refused */
  values: Values
  errors: FormError[]
}

/** When a person is away, and who does the work meanwhile. */
export function LeavesPage({ person, leaves, today, values, errors }: LeavesPageProps) {
  const field = fieldsOf(values, errors)
  return (
    <>
      <PageHead
        title="Заступництво"
        trail={[
          { label: 'Підрозділи й люди', href: '/executors' },
          { label: person.name, href: `/executors/people/${person.id}` },
          { label: 'Заступництво' },
        ]}
        sub={person.name}
      />
      <ErrorSummary errors={errors} />
      <div class="columns">
        <Sheet flush title="Відсутність">
          {leaves.length === 0 ? (
            <p class="inside muted">Відсутностей не записано.</p>
          ) : (
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Дні</th>
                  <th scope="col">Заступає</th>
                  <th scope="col">Наказ</th>
                  <th scope="col">Припинити</th>
                </tr>
              </thead>
              <tbody data-rows>{leaves.map((leave) => leaveRow(leave, person.id, today))}</tbody>
            </table>
          )}
        </Sheet>
        <Sheet title="Записати відсутність">
          <PostForm action={`/executors/people/${person.id}/leaves`}>
            <ComboboxField
              {...field('substitute')}
              label="Хто заступає"
              hint="Бачить і веде невиконане лише в ці дні; показники лишаються за посадою."
              suggest="/executors/suggest?people=1"
            />
            <DateField {...field('from')} label="Перший день" />
            <DateField {...field('to')} label="Останній день" />
            <TextField {...field('orderNumber')} label="Номер наказу" short />
            <DateField {...field('orderDate')} label="Дата наказу" />
            <FormEnd label="Записати" />
          </PostForm>
        </Sheet>
      </div>
    </>
  )
}

function leaveRow(
  { id, from, to, substitute, orderNumber, orderDate, ended }: Leave,
  person: string,
  today: Day,
) {
  const days = to < from ? `з ${formatDay(from)}` : `${formatDay(from)} — ${formatDay(to)}`
  return (
    <tr>
      <td>
        {days}
        {ended && (
          <span class="sub">
            {to < from ? 'скасовано' : 'припинено'}: {ended}
          </span>
        )}
      </td>
      <td>{substitute}</td>
      <td>
        № {orderNumber} від {formatDay(orderDate)}
      </td>
      <td>
        {!ended && to >= today && (
          <PostForm class="buttons" action={`/executors/leaves/${id}/ending`}>
            <input type="hidden" name="person" value={person} />
            <input name="reason" aria-label="Причина" placeholder="причина" required />
            <button class="btn" type="submit">
              Припинити
            </button>
          </PostForm>
        )}
      </td>
    </tr>
  )
}

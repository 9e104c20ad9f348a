import { dayOf, formatDay, type Instant } from '../../src/kernel/day.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface FeedsPageProps {
  feeds: { hash: string; issued_at: Instant; department: string | null }[]
  departments: { id: string; name: string }[]
  /** the address that has just been made */
  made?: string
}

/** Private addresses by which a calendar program follows due days. */
export function FeedsPage({ feeds, departments, made }: FeedsPageProps) {
  return (
    <>
      <PageHead
        title="Строки в календарі"
        trail={[{ label: 'Мій обліковий запис', href: '/account' }, { label: 'календарі' }]}
      />
      <div class="stack narrow">
        {made && (
          <div class="flash good" role="status">
            <div>
              <b>Адресу створено.</b> Скопіюйте її зараз: більше її не буде показано.
              <p class="pre-line">
                <code>{made}</code>
              </p>
              Додайте її в календарі як підписку за адресою (URL). Хто знає адресу, той бачить ці строки.
            </div>
          </div>
        )}
        {feeds.length === 0 ? (
          <EmptyState title="Жодної адреси ще немає">
            <p class="muted">
              Створіть адресу — і строки ваших завдань з’являться в календарі телефона чи комп’ютера.
            </p>
          </EmptyState>
        ) : (
          <Sheet title="Чинні адреси" flush>
            <table class="table cards even">
              <thead>
                <tr>
                  <th scope="col">Чиї строки</th>
                  <th scope="col">Створено</th>
                  <th scope="col">
                    <span class="visually-hidden">Дія</span>
                  </th>
                </tr>
              </thead>
              <tbody data-rows>
                {feeds.map(({ hash, issued_at, department }) => (
                  <tr>
                    <td data-label="Чиї строки">{department ?? 'мої завдання'}</td>
                    <td data-label="Створено">{formatDay(dayOf(issued_at))}</td>
                    <td>
                      <PostForm action={`/account/calendars/${hash}/revocation`}>
                        <button class="btn" type="submit">
                          Відкликати
                        </button>
                      </PostForm>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
        <Sheet title="Нова адреса">
          <PostForm action="/account/calendars">
            <SelectField
              name="of"
              label="Чиї строки"
              value=""
              choices={[
                { value: '', label: 'мої завдання' },
                ...departments.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <FormEnd label="Створити" />
          </PostForm>
        </Sheet>
      </div>
    </>
  )
}

import { type Role, roles } from '../../src/access/actor.ts'
import { roleNames } from '../../src/access/role-names.ts'
import { type Day, formatDay, formatInstant, type Instant } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { StaffHistoryEntry } from '../../src/people/lists/staff-history.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'
import { StaffHistory } from './staff-history.tsx'

interface PersonPageProps {
  card: {
    person: {
      id: string
      name: string
      post: string | null
      email: string | null
      left_on: Day | null
      department_id: string | null
      seq: number
    }
    department: string | null
    account: { email: string; role: Role; closedAt: Instant | null } | null
    leads: number
    computed: { declined: boolean }
    history: StaffHistoryEntry[]
  }
  /** whether it is one's own page */
  own: boolean
  /** of all forms of the page: as they stand, or as typed where one was refused */
  values: Values
  /** the link that has just been made: shown now and never again */
  link?: string
  errors: FormError[]
}

/** A person, for those who keep people: post, department, account, leaving. */
export function PersonPage({ card, own, values, link, errors }: PersonPageProps) {
  const { person, department, account, leads, computed } = card
  const path = `/executors/people/${person.id}`
  const field = fieldsOf(values, errors)
  const home = department
    ? { label: department, href: `/executors/departments/${person.department_id}` }
    : { label: 'Поза підрозділами' }
  const changeAt = (change: string) => (person.left_on ? undefined : `${path}/${change}`)
  const open = account !== null && account.closedAt === null
  const ofAccount = (change: string) => (open ? changeAt(change) : undefined)
  return (
    <>
      <PageHead
        title={person.name}
        trail={[{ label: 'Підрозділи й люди', href: '/executors' }, home, { label: person.name }]}
      />
      <ErrorSummary errors={errors} />
      {link && <OneTimeLink link={link} />}
      <div class="columns">
        <div class="stack">
          <Sheet>
            <SummaryList
              rows={[
                { label: 'Прізвище, ім’я', value: person.name, changeHref: changeAt('name') },
                {
                  label: 'Підрозділ',
                  value: department ?? 'поза підрозділами',
                  changeHref: changeAt('transfer'),
                },
                { label: 'Посада', value: person.post, changeHref: changeAt('transfer') },
                { label: 'Пошта', value: person.email },
                {
                  label: 'Пошта для входу',
                  value: account?.email ?? 'не має',
                  changeHref: ofAccount('login'),
                },
                ...(account
                  ? [
                      {
                        label: 'Роль',
                        value: roleNames[account.role],
                        changeHref: own ? undefined : ofAccount('role'),
                      },
                    ]
                  : []),
                ...(account?.closedAt
                  ? [{ label: 'Вхід', value: `закрито ${formatInstant(account.closedAt)}` }]
                  : []),
                {
                  label: 'Веде',
                  value: (
                    <a href={`/tasks?person=${person.id}&state=pending`}>
                      {leads} {plural(leads, 'завдання', 'завдання', 'завдань')}
                    </a>
                  ),
                },
                {
                  label: 'Заступництво',
                  value: <a href={`${path}/leaves`}>відсутність і хто заступає</a>,
                },
                ...(person.left_on ? [{ label: 'Звільнено', value: formatDay(person.left_on) }] : []),
              ]}
            />
          </Sheet>
          <Sheet title="У листах">
            <PostForm action={`${path}/letters`}>
              <input type="hidden" name="seq" value={person.seq} />
              {!computed.declined && (
                <p class="warn">
                  Програма не змогла відмінити це ім’я: перевірте, як людину буде названо в листах.
                </p>
              )}
              <div class="fields">
                <TextField
                  {...field('mailbox')}
                  label="Пошта для листів"
                  type="email"
                  hint="Без неї листи чекають у черзі; їх можна надрукувати"
                  optional
                />
                <TextField {...field('post')} label="Посада" optional />
                <TextField
                  {...field('postDative')}
                  label="Посада: кому?"
                  hint="«начальнику управління транспорту»"
                  optional
                />
                <TextField {...field('dative')} label="Ім’я: кому?" hint="«Івану ІВАНЕНКУ»" optional />
                <TextField
                  {...field('vocative')}
                  label="Звертання"
                  hint="«Іване Петровичу»; порожні поля програма заповнить сама"
                  optional
                />
              </div>
              <FormEnd label="Зберегти" plain />
            </PostForm>
          </Sheet>
          <StaffHistory entries={card.history} />
        </div>
        <div class="stack narrow">
          {person.left_on ? (
            <Sheet title="Повернення">
              <PostForm action={`${path}/return`}>
                <input type="hidden" name="seq" value={person.seq} />
                <p class="hint">Людина знову з’явиться серед виконавців, а її вхід запрацює.</p>
                <FormEnd label="Повернути" plain />
              </PostForm>
            </Sheet>
          ) : (
            <>
              {account?.closedAt ? (
                <AccountReopening path={path} seq={person.seq} />
              ) : (
                <Invitation {...{ path, account, field }} seq={person.seq} />
              )}
              {open && !own && <AccountClosure path={path} seq={person.seq} />}
              <Sheet title="Звільнення">
                <PostForm action={`${path}/departure`}>
                  <input type="hidden" name="seq" value={person.seq} />
                  <DateField
                    {...field('on')}
                    label="З дня"
                    hint={
                      leads > 0
                        ? `Лишиться ${leads} ${plural(leads, 'завдання', 'завдання', 'завдань')}, які людина веде: їх треба передати`
                        : 'Вхід до реєстру закриється одразу'
                    }
                  />
                  <FormEnd label="Записати звільнення" plain />
                </PostForm>
              </Sheet>
            </>
          )}
        </div>
      </div>
    </>
  )
}

function OneTimeLink({ link }: { link: string }) {
  return (
    <div class="flash good" role="status">
      <div class="one-time">
        <label for="link">Посилання для входу. Скопіюйте його зараз: більше воно не з’явиться.</label>
        <input id="link" value={link} readonly data-focus />
      </div>
    </div>
  )
}

interface InvitationProps {
  path: string
  seq: number
  account: object | null
  field: ReturnType<typeof fieldsOf<Values>>
}

function Invitation({ path, seq, account, field }: InvitationProps) {
  return (
    <Sheet title={account ? 'Посилання для входу' : 'Запросити'}>
      <PostForm action={`${path}/invitation`}>
        <input type="hidden" name="seq" value={seq} />
        {!account && (
          <>
            <SelectField
              {...field('role')}
              label="Роль"
              choices={roles.map((role) => ({ value: role, label: roleNames[role] }))}
            />
            <TextField {...field('email')} label="Пошта" type="email" />
          </>
        )}
        <p class="hint">Посилання діє добу і лише один раз. Передайте його людині особисто.</p>
        <FormEnd label={account ? 'Створити нове посилання' : 'Запросити'} />
      </PostForm>
    </Sheet>
  )
}

function AccountClosure({ path, seq }: { path: string; seq: number }) {
  return (
    <Sheet title="Закрити вхід">
      <PostForm action={`${path}/account-closure`}>
        <input type="hidden" name="seq" value={seq} />
        <p class="hint">
          Людина вийде з реєстру на всіх пристроях і не увійде, доки вхід не відкриють знову.
        </p>
        <FormEnd label="Закрити вхід" plain />
      </PostForm>
    </Sheet>
  )
}

function AccountReopening({ path, seq }: { path: string; seq: number }) {
  return (
    <Sheet title="Відкрити вхід">
      <PostForm action={`${path}/account-reopening`}>
        <input type="hidden" name="seq" value={seq} />
        <p class="hint">Роль і пароль лишаться тими, що були.</p>
        <FormEnd label="Відкрити вхід" plain />
      </PostForm>
    </Sheet>
  )
}

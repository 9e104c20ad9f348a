import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { DataSet } from '../../src/open-data/data-set.ts'
import type { ActsOfYear } from '../../src/open-data/lists/acts-of-year.ts'
import type { JudgedAct } from '../../src/open-data/lists/open-acts.ts'
import type { PublicationChange } from '../../src/open-data/lists/publication-history.ts'
import type { Publication } from '../../src/open-data/publication.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { TextField } from '../parts/text-field.tsx'
import { signWords } from './sign-words.ts'

interface OpenDataPageProps {
  publication: Publication
  organization: string
  sets: readonly DataSet[]
  years: readonly { year: number; acts: number }[]
  year: number
  acts: ActsOfYear
  /** of the list of titles that stay behind */
  page: number
  history: PublicationChange[]
  form: { published: boolean; publisherId: string; places: string; version: string }
  mayPublish: boolean
  mayEdit: boolean
  errors: FormError[]
}

const PAGE = 50

/** What the public reads of the register, what stays behind and why, and whether it is open at all. */
export function OpenDataPage(props: OpenDataPageProps) {
  const { publication, sets, acts, year, years, page, mayPublish, errors } = props
  return (
    <>
      <PageHead
        title="Відкриті дані"
        sub={
          publication.published
            ? 'Набори відкриті: їх бере кожен, без входу до реєстру.'
            : 'Набори закриті: стороннім їх адреси відповідають, що сторінки немає.'
        }
      >
        {publication.published && (
          <a class="btn" href="/open-data?as=public">
            Як бачать усі
          </a>
        )}
      </PageHead>
      <ErrorSummary errors={errors} />
      <div class="stack">
        <Sets sets={sets} publication={publication} />
        <Sheet title={`Акти ${year} року`} flush>
          {years.length > 1 && (
            <Tabs
              label="Роки"
              tabs={years.map((one) => ({
                label: String(one.year),
                href: `/open-data?year=${one.year}`,
                current: one.year === year,
                count: one.acts,
              }))}
            />
          )}
          <p class="inside">{countedWords(acts)}</p>
          <Withheld {...props} />
        </Sheet>
        <Pager
          page={page}
          pageSize={PAGE}
          total={acts.withheld.length}
          href={(next) => `/open-data?year=${year}&page=${next}`}
        />
        {mayPublish ? <Settings {...props} /> : null}
        <History changes={props.history} />
      </div>
    </>
  )
}

function Sets({ sets, publication }: Pick<OpenDataPageProps, 'sets' | 'publication'>) {
  return (
    <Sheet title="Набори" flush>
      <table class="table cards">
        <thead>
          <tr>
            <th scope="col">Набір</th>
            <th scope="col">Файл</th>
            <th scope="col">Паспорт</th>
          </tr>
        </thead>
        <tbody>
          {sets.map(({ name, title, description }) => (
            <tr>
              <td class="what">
                <b>{title}</b>
                <div class="sub">{description}</div>
              </td>
              <td data-label="Файл">
                <a href={`/open-data/${name}.csv`}>{name}.csv</a>
              </td>
              <td data-label="Паспорт">
                <a href={`/open-data/${name}.json`}>стовпці</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {publication.publisherId === null && (
        <p class="inside muted">
          Код ЄДРПОУ ради не вказано: стовпець publisherId порожній. Його вписує адміністратор на цій
          сторінці.
        </p>
      )}
    </Sheet>
  )
}

function countedWords({ total, underPublicTitle, withheld }: ActsOfYear): string {
  if (total === 0) return 'Актів ради цього року ще не зареєстровано.'
  const left = withheld.filter(({ open }) => open === null).length
  return [
    `У наборі ${total - left} ${plural(total - left, 'акт', 'акти', 'актів')}:`,
    `під власною назвою ${total - underPublicTitle - withheld.length},`,
    `під назвою для оприлюднення ${underPublicTitle},`,
    `без назви ${withheld.length - left}.`,
    ...(left > 0 ? [`Не ввійшло через номер: ${left}.`] : []),
  ].join(' ')
}

function Withheld({ acts, page, mayEdit }: OpenDataPageProps) {
  if (acts.withheld.length === 0) return null
  return (
    <table class="table cards">
      <caption class="visually-hidden">Акти, які виходять без своєї назви</caption>
      <thead>
        <tr>
          <th scope="col">Акт</th>
          <th scope="col">Назва в реєстрі</th>
          <th scope="col">Чому не виходить</th>
          <th scope="col">
            <span class="visually-hidden">Дія</span>
          </th>
        </tr>
      </thead>
      <tbody data-rows>
        {acts.withheld.slice((page - 1) * PAGE, page * PAGE).map(({ act, open, withheld }) => (
          <tr>
            <td data-label="Акт" class="nowrap">
              <a href={`/documents/${act.id}`}>№ {act.number}</a>
              <div class="sub">{formatDay(act.date)}</div>
            </td>
            <td class="what">
              {act.publicTitle ?? act.title}
              <div class="sub">{act.kindName}</div>
            </td>
            <td data-label="Чому">
              <Reasons signs={withheld} />
              {open === null && <div class="sub">у набір не входить: номер не схожий на номер</div>}
            </td>
            <td>
              {mayEdit && !act.annulled && <a href={`/documents/${act.id}/edit#publicTitle`}>Дати назву</a>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ signs }: { signs: JudgedAct['withheld'] }) {
  const shown = [...new Map(signs.map((one) => [one.sign, one])).values()]
  return (
    <>
      {shown.map(({ sign, words }) => (
        <div>
          {signWords[sign]}: <span class="muted">«{words}»</span>
        </div>
      ))}
    </>
  )
}

function Settings({ form, organization, errors }: OpenDataPageProps) {
  const field = fieldsOf(form, errors)
  return (
    <Sheet title="Що відкрито">
      <PostForm action="/open-data">
        <input type="hidden" name="version" value={form.version} />
        <Field
          name="published"
          label="Відкрити набори для всіх, без входу"
          control={(attributes) => (
            <input {...attributes} type="checkbox" value="yes" checked={form.published} />
          )}
        />
        <TextField
          {...field('publisherId')}
          label="Код ЄДРПОУ"
          hint={`Вісім цифр: код, під яким зареєстровано «${organization}»`}
          short
          optional
        />
        <TextField
          {...field('places')}
          label="Назви місць"
          hint="Кожна з нового рядка й так, як стоїть у заголовках: «Верхня Лука», «Києва», «площі Ринок». Слово з великої літери, якого реєстр не знає, він вважає прізвищем; вписане тут — ні."
          lines={6}
          optional
        />
        <FormEnd label="Зберегти" />
      </PostForm>
    </Sheet>
  )
}

function History({ changes }: { changes: PublicationChange[] }) {
  if (changes.length === 0)
    return (
      <EmptyState title="Набори ще не відкривали">
        <p class="muted">Відкриває їх адміністратор на цій сторінці, коли перелік назв переглянуто.</p>
      </EmptyState>
    )
  return (
    <Sheet title="Хто і коли змінював" flush>
      <table class="table cards even">
        <thead>
          <tr>
            <th scope="col">Коли</th>
            <th scope="col">Хто</th>
            <th scope="col">Набори</th>
            <th scope="col">ЄДРПОУ</th>
            <th scope="col" class="num">
              Назв місць
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ at, by, published, publisherId, places }) => (
            <tr>
              <td data-label="Коли">{formatInstant(at)}</td>
              <td data-label="Хто">{by ?? 'реєстр'}</td>
              <td data-label="Набори">{published ? 'відкрито' : 'закрито'}</td>
              <td data-label="ЄДРПОУ">{publisherId ?? '—'}</td>
              <td data-label="Назв місць" class="num">
                {places}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

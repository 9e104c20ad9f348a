import type { Child } from 'hono/jsx'
import type { Nav } from './layout/nav.ts'
import { Page } from './layout/page.tsx'
import { PercentBar } from './parts/bar.tsx'
import { BulkBar, MarkAll } from './parts/bulk-bar.tsx'
import { ComboboxField } from './parts/combobox-field.tsx'
import { DateField, DUE_QUICKS } from './parts/date-field.tsx'
import { DraftNotice } from './parts/draft-notice.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { ErrorSummary } from './parts/error-summary.tsx'
import { ExecutorsField } from './parts/executors-field.tsx'
import { Explanation } from './parts/explanation.tsx'
import { FigureTile } from './parts/figure-tile.tsx'
import { FilterChips } from './parts/filter-chips.tsx'
import { FilterPanel } from './parts/filter-panel.tsx'
import { Flash } from './parts/flash.tsx'
import { FormEnd } from './parts/form-end.tsx'
import { PageHead } from './parts/page-head.tsx'
import { Pager } from './parts/pager.tsx'
import { PointList } from './parts/point-list.tsx'
import { PostForm } from './parts/post-form.tsx'
import { PrintButton } from './parts/print-button.tsx'
import { Repeat, RepeatItem } from './parts/repeat.tsx'
import {
  documentCell,
  dueCell,
  executorCell,
  markCell,
  numberCell,
  pointCell,
  stateCell,
} from './parts/row-cells.ts'
import { SearchBox } from './parts/search-box.tsx'
import { SelectField } from './parts/select-field.tsx'
import { Sheet } from './parts/sheet.tsx'
import { SortHead } from './parts/sort-head.tsx'
import { Sparkline } from './parts/sparkline.tsx'
import { StateBadge, type StateKind } from './parts/state-badge.tsx'
import { SummaryList } from './parts/summary-list.tsx'
import { TableSheet } from './parts/table-sheet.tsx'
import { Tabs } from './parts/tabs.tsx'
import { TextField } from './parts/text-field.tsx'
import { Timeline } from './parts/timeline.tsx'

const STATES: [StateKind, string][] = [
  ['overdue', 'прострочено на 14 днів'],
  ['today', 'строк сьогодні'],
  ['soon', 'ще 3 робочі дні'],
  ['open', 'на виконанні'],
  ['extended', 'строк продовжено'],
  ['waiting', 'чекає прийняття'],
  ['done', 'виконано в строк'],
  ['late', 'з порушенням, 5 днів'],
  ['removed', 'знято з контролю'],
  ['not-on-control', 'не на контролі'],
  ['annulled', 'анульовано'],
  ['permanent', 'постійно'],
]

const GALLERY_NAV: Nav = {
  current: '/tasks',
  items: [
    { href: '/', label: 'Сьогодні', count: 18, icon: 'today' },
    { href: '/tasks', label: 'Завдання', count: 286, icon: 'tasks' },
    { href: '/documents', label: 'Документи', icon: 'documents' },
    { href: '/meetings', label: 'Наради', icon: 'meetings' },
    { href: '/removal', label: 'Зняття з контролю', short: 'Зняття', count: 41, icon: 'removal' },
    { href: '/letters', label: 'Листи', count: 11, icon: 'letters' },
    { href: '/reports', label: 'Звіти', icon: 'reports' },
  ],
  groups: [
    {
      label: 'Мої подання',
      items: [
        { href: '/tasks?state=overdue', label: 'Прострочені', count: 4, tone: 'bad' },
        { href: '/tasks?due=week', label: 'Строк цього тижня', count: 11 },
        { href: '/tasks?state=waiting', label: 'Чекають прийняття', count: 7 },
      ],
    },
    {
      label: 'Довідники',
      items: [
        { href: '/executors', label: 'Підрозділи й люди' },
        { href: '/calendar', label: 'Виробничий календар' },
      ],
    },
  ],
  person: { name: 'Марчук Н. В.', role: 'контролер', signOut: '/sign-out' },
}

/** Every part in every state, for looking at. `sample` stands wherever a word of people may come. */
export function Gallery({ sample = 'Про заходи з підготовки до зими' }: { sample?: string }) {
  return (
    <Page
      title="Частини"
      council="Виконавчий комітет міської ради"
      nav={GALLERY_NAV}
      asOf="20.11.2026"
      today="2026-11-20"
      newDocument="/documents/new"
      flash={<Flash undo={{ action: '/undo' }}>Звіт прийнято: {sample}.</Flash>}
    >
      <PageHead
        title="Частини"
        trail={[{ label: 'Документи', href: '/documents' }, { label: sample }]}
        sub="37 завдань · станом на 20.11.2026"
        badge={<StateBadge kind="overdue" label="1 з 4 прострочено" />}
      >
        <SearchBox action="/tasks" keep={{ sort: 'due' }} />
        <PrintButton />
        <a class="btn primary" href="/documents/new" data-key="n">
          Новий документ <kbd>n</kbd>
        </a>
      </PageHead>
      <Tabs
        label="Звіти"
        tabs={[
          { label: 'Пів року', href: '/a', current: true },
          { label: sample, href: '/b', count: 3 },
        ]}
      />
      <Sheet title="Стани">
        <div class="chips">
          {STATES.map(([kind, label]) => (
            <StateBadge kind={kind} label={label} />
          ))}
          <StateBadge kind="open" label={sample} />
        </div>
      </Sheet>
      <FilterPanel
        action="/tasks"
        keep={{ sort: sample }}
        controls={[
          {
            kind: 'select',
            name: 'kind',
            label: 'Вид',
            choices: [{ value: 'x', label: sample }],
            value: 'x',
          },
          { kind: 'date', name: 'from', label: 'Строк від' },
          { kind: 'text', name: 'q', label: 'Зміст', value: sample },
        ]}
      />
      {listParts(sample)}
      <div class="columns">
        <div class="stack">{cardParts(sample)}</div>
        <div class="stack">
          <Sheet title="Реквізити">
            <SummaryList
              rows={[
                { label: 'Вид', value: 'рішення виконкому' },
                { label: 'Контролер', value: 'Марчук Н. В.', changeHref: '/change' },
                { label: 'Справа', value: '' },
                { label: sample, value: sample, changeHref: '/change' },
              ]}
            />
          </Sheet>
          <Sheet title="Що зробити">
            <div class="acts">
              <button class="btn primary" type="button" data-key="a">
                Прийняти звіт <kbd>a</kbd>
              </button>
              <button class="btn" type="button">
                Продовжити строк
              </button>
              <button class="btn" type="button" disabled>
                Нагадати зараз
              </button>
            </div>
          </Sheet>
        </div>
      </div>
      {figureParts(sample)}
      {formParts(sample)}
      <Flash tone="info">{sample}</Flash>
      <Flash tone="bad">Не вдалося надіслати лист.</Flash>
      <EmptyState title="Завдань на контролі ще немає">
        <p class="muted">Зареєструйте документ і поставте його пункти на контроль.</p>
        <a class="btn primary" href="/documents/new">
          Новий документ
        </a>
      </EmptyState>
    </Page>
  )
}

function listParts(sample: string): Child {
  return (
    <PostForm action="/tasks/marked" class="stack" data-bulk>
      <div class="list-line">
        <FilterChips
          chips={[
            { label: 'Підрозділ', value: 'Управління капітального будівництва', removeHref: '/tasks?a' },
            { label: 'Зміст', value: sample, removeHref: '/tasks?b' },
          ]}
          clearHref="/tasks"
        />
        <span class="muted">286 завдань · станом на 20.11.2026</span>
      </div>
      <div class="sheet flush">
        <table class="table cards">
          <thead>
            <tr>
              <MarkAll />
              <SortHead label="Документ" href="/tasks?sort=document" />
              <th scope="col">Пункт і зміст</th>
              <th scope="col">Головний виконавець</th>
              <SortHead label="Строк" href="/tasks?sort=-due" sorted="asc" />
              <th scope="col">Стан</th>
              <SortHead label="Листи" href="/tasks?sort=letters" num />
            </tr>
          </thead>
          <tbody data-rows>{STATES.map((state, index) => galleryRow(state, index, sample))}</tbody>
        </table>
      </div>
      <Pager page={3} pageSize={50} total={486} href={(page) => `/tasks?page=${page}`} />
      <BulkBar>
        <button class="btn" type="submit">
          Надіслати нагадування
        </button>
        <button class="btn" type="submit" name="file" value="xlsx">
          Excel
        </button>
      </BulkBar>
    </PostForm>
  )
}

function galleryRow([kind, label]: [StateKind, string], index: number, sample: string): Child {
  return (
    <tr>
      {markCell(`t${index}`, `№ ${82 + index}, пункт 2`)}
      {documentCell({
        href: '/documents/1',
        index: `${82 + index}`,
        date: '31.01.2026',
        kind: 'рішення виконкому',
      })}
      {pointCell({
        point: '2',
        text: `${sample}: завершити капітальний ремонт даху ліцею № 25, акти виконаних робіт подати`,
      })}
      {executorCell({
        person: index % 3 ? 'Іваненко І. П.' : undefined,
        department: 'Управління капітального будівництва',
        others: index % 2 ? 2 : undefined,
      })}
      {dueCell({ due: '06.11.2026', note: index % 2 ? 'первинний 30.09.2026' : undefined })}
      {stateCell(<StateBadge kind={kind} label={label} />)}
      {numberCell('Листи', index)}
    </tr>
  )
}

function cardParts(sample: string): Child {
  return (
    <>
      <Sheet title="Завдання" flush>
        <PointList
          points={[
            {
              number: '1',
              text: sample,
              executors: ['Департамент освіти та науки, Гаврилюк О. П.'],
              due: '15.09.2026',
              badge: <StateBadge kind="done" label="виконано в строк" />,
            },
            {
              number: '2',
              text: 'Завершити капітальний ремонт даху ліцею № 25, акти подати до фінансового управління',
              executors: [
                'Управління капітального будівництва, Іваненко І. П.',
                'Фінансове управління',
                sample,
              ],
              due: '06.11.2026',
              dueNote: 'первинний 30.09',
              badge: <StateBadge kind="overdue" label="прострочено на 14 днів" />,
              href: '/tasks/2',
              current: true,
            },
            {
              number: '3',
              text: 'Контроль за виконанням покласти на заступника міського голови Петренко О. І.',
              executors: [],
              badge: <StateBadge kind="not-on-control" label="без строку" />,
            },
          ]}
        />
      </Sheet>
      <Sheet title="Чому строк 06.11.2026">
        <Explanation
          law="Правила організації діловодства, № 1000/5"
          steps={['Від 31.01.2026 відлічено 30 днів: 02.03.2026', sample]}
          more={{ href: '/calendar', label: 'Календар' }}
        >
          Рішення встановило 30.09.2026, середа → 25.09.2026 продовжено до <b>06.11.2026, п’ятниця</b>.
        </Explanation>
      </Sheet>
      <Sheet title="Історія завдання 2">
        <Timeline
          entries={[
            { when: '20.11.2026 08:00', what: 'лист-нагадування № 1174: Іваненко І. П.' },
            { when: '12.11.2026', what: `звіт повернуто: «${sample}».`, note: 'Марчук Н. В., контролер' },
            { when: '10.11.2026', what: 'звіт про виконання, вих. № 214/07', note: '2 файли' },
          ]}
        />
      </Sheet>
    </>
  )
}

function figureParts(sample: string): Child {
  return (
    <>
      <div class="tiles">
        <FigureTile value="72%" words={sample} formula="виконано ÷ надано" asOf="01.07.2026" href="/tasks" />
        <FigureTile value={31} words="прострочено · середнє запізнення 9 днів" tone="bad" href="/tasks" />
        <FigureTile value={1388} words="листів-нагадувань" />
      </div>
      <TableSheet label="Рівень дисципліни за підрозділами">
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="num">
                Місце
              </th>
              <th scope="col">Підрозділ</th>
              <th scope="col" class="num">
                Взято
              </th>
              <th scope="col">Рівень дисципліни</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td class="num">1</td>
              <td>{sample}</td>
              <td class="num">21</td>
              <td>
                <PercentBar percent={100} />
              </td>
            </tr>
            <tr>
              <td class="num">2</td>
              <td>Управління капітального будівництва</td>
              <td class="num">72</td>
              <td>
                <PercentBar percent={66} tone="bad" />
              </td>
            </tr>
            <tr>
              <td class="num">—</td>
              <td>КП «Франківськ Арена»</td>
              <td class="num">2</td>
              <td>
                <PercentBar percent={null} none="строк не настав" />
              </td>
            </tr>
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row">Разом</th>
              <td class="num">655</td>
              <td>
                <PercentBar percent={87} />
              </td>
            </tr>
          </tfoot>
        </table>
      </TableSheet>
      <Sheet>
        <Sparkline
          caption={`Рівень за кварталами: ${sample}`}
          unit="%"
          values={[71, 74, 70, 82, 87].map((value, index) => ({ label: `${index + 1} кв.`, value }))}
        />
      </Sheet>
    </>
  )
}

function formParts(sample: string): Child {
  return (
    <PostForm action="/documents" class="stack" data-draft="gallery">
      <ErrorSummary
        errors={[
          { message: `Немає такого дня: ${sample}`, field: 'date' },
          { message: 'Хтось уже змінив цей документ' },
        ]}
      />
      <DraftNotice />
      <Sheet>
        <SelectField
          name="kind"
          label="Вид"
          value="b"
          empty="оберіть"
          choices={[
            { value: 'a', label: 'розпорядження' },
            { value: 'b', label: 'рішення виконкому' },
          ]}
        />
        <DateField
          name="date"
          label="Дата"
          value="31.02.2026"
          error="Такого дня немає: 31.02.2026"
          hint="№ з’явиться після збереження"
        />
        <TextField name="title" label="Заголовок" value={sample} />
        <ComboboxField
          name="supervisor"
          label="Контроль покладено на"
          value={sample}
          suggest="/executors/suggest"
          known={['Петренко О. І.', sample]}
          optional
        />
      </Sheet>
      <Repeat
        name="points"
        addLabel="Додати пункт"
        items={[pointFields(0, sample, ['Департамент інфраструктури', sample])]}
        blank={pointFields(0, '', [])}
      />
      <FormEnd label="Зареєструвати" />
    </PostForm>
  )
}

function pointFields(index: number, text: string, executors: string[]): Child {
  const name = `points[${index}]`
  return (
    <RepeatItem index={index} label="Пункт">
      <TextField name={`${name}[text]`} label="Завдання" value={text} lines={2} />
      <ExecutorsField
        name={`${name}[executors]`}
        label="Виконавці"
        values={executors}
        suggest="/executors/suggest"
        hint="Порядок зберігається: перший — головний."
      />
      <DateField name={`${name}[due]`} label="Строк" quicks={DUE_QUICKS} from="date" value="30.12.2026" />
    </RepeatItem>
  )
}

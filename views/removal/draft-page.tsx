import type { Child } from 'hono/jsx'
import { dayOf, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { Paper } from '../../src/print/paper.ts'
import { blockWords, stayingWords } from '../../src/removal/block.ts'
import { grounds } from '../../src/removal/ground.ts'
import type { Removal, RemovalItem } from '../../src/removal/removal.ts'
import type { ExecutionChoice } from '../../src/tasks/fact.ts'
import { BulkBar, MarkAll } from '../parts/bulk-bar.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { options } from '../parts/options.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { TextField } from '../parts/text-field.tsx'
import { PaperSheets } from '../print/paper-sheets.tsx'
import { ExecutionField } from '../tasks/execution-field.tsx'

/** A form that was refused, as it was typed. */
export interface Refused {
  form: 'wording' | 'adoption' | 'reversal' | 'items'
  values: Values
  errors: FormError[]
}

interface DraftPageProps {
  removal: Removal
  paper: Paper
  kindName: (kind: string) => string
  mayControl: boolean
  today: string
  refused?: Refused
}

/** A decision on removal: what blocks its items, its words, its adoption; under them the paper itself. */
export function DraftPage(props: DraftPageProps) {
  const { removal, paper, mayControl, refused } = props
  const { id, adoption, reversal, items } = removal
  const documents = adoption
    ? adoption.annex.reduce((sum, { rows }) => sum + rows.length, 0)
    : new Set(items.map(({ document }) => document.id)).size
  const name = adoption ? `Рішення № ${adoption.number}` : 'Проєкт рішення'
  return (
    <div class="decision">
      <PageHead
        title={name}
        trail={[
          { label: 'Зняття з контролю', href: '/removal' },
          { label: 'Рішення й проєкти', href: '/removal/decisions' },
          { label: name },
        ]}
        sub={`${adoption ? `від ${formatDay(adoption.on)}` : `складено ${formatDay(dayOf(removal.recordedAt))}`} · ${documents} ${plural(documents, 'документ', 'документи', 'документів')}, ${items.length} ${plural(items.length, 'пункт', 'пункти', 'пунктів')}`}
        badge={badgeOf(removal)}
      >
        <a class="btn quiet" href="#paper">
          Як на папері
        </a>
        <a class="btn" href={`/removal/${id}/word`}>
          Word
        </a>
        <PrintButton />
      </PageHead>
      <ErrorSummary errors={refused?.errors ?? []} />
      <div class="columns screen-only">
        <div class="stack">{itemsSheet(props)}</div>
        <div class="stack">
          {adoption ? adoptedSheet(props) : mayControl && adoptionSheet(props)}
          {!adoption && mayControl && wordingSheet(props)}
          {adoption && !reversal && mayControl && reversalSheet(props)}
        </div>
      </div>
      <PaperSheets label="Рішення з додатком, як на папері" sheets={paper.sheets} />
    </div>
  )
}

function badgeOf({ adoption, reversal, items }: Removal) {
  if (reversal) return <StateBadge kind="annulled" label="повернуто на контроль" />
  if (adoption) return <StateBadge kind="removed" label="прийнято" />
  const blocked = items.filter(({ blocks }) => blocks.length > 0).length
  return blocked > 0 ? (
    <StateBadge kind="overdue" label={`проєкт, не можна зняти: ${blocked}`} />
  ) : (
    <StateBadge kind="open" label="проєкт" />
  )
}

function itemsSheet({ removal, kindName, mayControl }: DraftPageProps) {
  const { id, items, adoption } = removal
  const open = mayControl && !adoption
  const blockedFirst = adoption
    ? items
    : [...items].sort((a, b) => Number(b.blocks.length > 0) - Number(a.blocks.length > 0))
  if (items.length === 0) {
    return (
      <Sheet title="Що знімається">
        <p class="muted">
          У проєкті нічого немає. <a href="/removal">Додайте виконані пункти</a>.
        </p>
      </Sheet>
    )
  }
  const table = (
    <section class="sheet flush" id="items">
      <div class="sheet-head">
        <h2>{adoption ? 'Що знято' : 'Що знімається'}</h2>
        {open && <a href="/removal">Додати пункти</a>}
      </div>
      <table class="table cards">
        <thead>
          <tr>
            {open && <MarkAll />}
            <th scope="col">Документ</th>
            <th scope="col">Пункт і зміст</th>
            <th scope="col">Підстава</th>
            <th scope="col">{adoption ? 'Стан' : 'Чи можна зняти'}</th>
          </tr>
        </thead>
        <tbody data-rows>
          {blockedFirst.map((item) => itemRow(item, kindName(item.document.kind), open, Boolean(adoption)))}
        </tbody>
      </table>
    </section>
  )
  if (!open) return table
  return (
    <PostForm action={`/removal/${id}/items`} data-bulk>
      {table}
      <BulkBar>
        <select name="ground" aria-label="Підстава">
          {options(Object.entries(grounds).map(([value, label]) => ({ value, label })))}
        </select>
        <button class="btn" type="submit" formaction={`/removal/${id}/grounds`}>
          Змінити підставу
        </button>
        <button class="btn" type="submit" formaction={`/removal/${id}/reviews`}>
          Зміни переглянуто
        </button>
        <button class="btn" type="submit" formaction={`/removal/${id}/exclusions`}>
          Прибрати з проєкту
        </button>
      </BulkBar>
    </PostForm>
  )
}

function itemRow(item: RemovalItem, kind: string, open: boolean, adopted: boolean) {
  const { task, document, ground, blocks, staying, responsible } = item
  const index = `№ ${document.number} від ${formatDay(document.registered_on)}`
  return (
    <tr>
      {open && (
        <td class="mark">
          <input type="checkbox" name="id" value={task.row.id} aria-label={`Вибрати ${index}`} />
        </td>
      )}
      <td class="doc">
        <a href={`/documents/${document.id}?task=${task.row.id}`} data-open>
          № {document.number}
        </a>{' '}
        <span class="nowrap">від {formatDay(document.registered_on)}</span>
        <span class="sub">{kind}</span>
      </td>
      <td class="what" data-label="Зміст">
        <div>
          <div class="clamp" title={task.row.text}>
            {task.row.point && <b>{task.row.point}. </b>}
            {task.row.text}
          </div>
          <span class="sub">{responsible}</span>
        </div>
      </td>
      <td data-label="Підстава">
        <div>
          {grounds[ground]}
          {ground === 'executed' && task.row.executed_on && (
            <span class="sub">{formatDay(task.row.executed_on)}</span>
          )}
        </div>
      </td>
      <td class="state" data-label={adopted ? 'Стан' : 'Чи можна зняти'}>
        <div>{adopted ? controlBadge(item) : readiness(blocks, staying)}</div>
      </td>
    </tr>
  )
}

function controlBadge({ task }: RemovalItem): Child {
  return task.row.removed_on ? (
    <StateBadge kind="removed" label={`знято ${formatDay(task.row.removed_on)}`} />
  ) : (
    <StateBadge kind="open" label="на контролі" />
  )
}

function readiness(blocks: RemovalItem['blocks'], staying: RemovalItem['staying']): Child {
  return (
    <>
      {blocks.length > 0 ? (
        <>
          <StateBadge kind="overdue" label="не можна" />
          <span class="sub">{blocks.map(blockWords).join('; ')}</span>
        </>
      ) : (
        <StateBadge kind="done" label="можна зняти" />
      )}
      {blocks.length === 0 && staying.length > 0 && (
        <span class="sub">залишаються: {staying.map(stayingWords).join(', ')}</span>
      )}
    </>
  )
}

function adoptionSheet({ removal, refused, today }: DraftPageProps) {
  const field = formOf('adoption', refused, { date: today })
  const blocked = removal.items.some(({ blocks }) => blocks.length > 0)
  return (
    <Sheet title="Прийняття" id="adoption">
      <PostForm action={`/removal/${removal.id}/adoption`}>
        <TextField {...field('number')} label="Рішення №" short required />
        <DateField {...field('date')} label="Від" />
        <FormEnd label="Рішення прийнято" />
        <p class="hint">
          {blocked
            ? 'Поки хоч один пункт не можна зняти, рішення не вноситься: усі знімаються разом.'
            : 'Усі пункти знімаються з контролю разом, з цим рішенням як підставою.'}
        </p>
      </PostForm>
    </Sheet>
  )
}

function wordingSheet({ removal, refused }: DraftPageProps) {
  const { wording, version, id } = removal
  const field = formOf('wording', refused, { ...wording })
  return (
    <details class="sheet" open={refused?.form === 'wording'}>
      <summary>Слова рішення</summary>
      <PostForm action={`/removal/${id}/wording`} class="wording">
        <input type="hidden" name="version" value={version} />
        <TextField {...field('title')} label="Назва" lines={2} />
        <TextField {...field('preamble')} label="Преамбула" lines={5} />
        <TextField
          {...field('points')}
          label="Пункти"
          lines={4}
          hint="Кожен з нового рядка; номери стануть самі"
        />
        <TextField {...field('place')} label="Місце" lines={1} hint="Наприклад: м. Зоряне" />
        <TextField {...field('signedBy')} label="Підпис" lines={1} hint="Посада, Власне ім’я ПРІЗВИЩЕ" />
        <TextField {...field('annexSignedBy')} label="Підпис додатка" lines={1} />
        <FormEnd label="Зберегти" />
      </PostForm>
    </details>
  )
}

function adoptedSheet({ removal }: DraftPageProps) {
  const { adoption, reversal } = removal
  if (!adoption) return null
  return (
    <Sheet title="Прийнято">
      <p>
        Рішення{' '}
        {adoption.documentId ? (
          <a href={`/documents/${adoption.documentId}`}>
            № {adoption.number} від {formatDay(adoption.on)}
          </a>
        ) : (
          `№ ${adoption.number} від ${formatDay(adoption.on)}`
        )}
        .
      </p>
      {reversal && (
        <p>
          Повернуто на контроль: {reversal.tasks} {plural(reversal.tasks, 'пункт', 'пункти', 'пунктів')},
          рішення № {reversal.number} від {formatDay(reversal.on)}. {reversal.reason}
          {reversal.execution && <span class="sub">{executionText[reversal.execution]}</span>}
        </p>
      )}
    </Sheet>
  )
}

const executionText: Record<ExecutionChoice, string> = {
  stands: 'Для перевірки: виконання лишається.',
  falls: 'Як не виконані: відкриті з дня акта.',
}

function reversalSheet({ removal, refused, today }: DraftPageProps) {
  const field = formOf('reversal', refused, { date: today })
  return (
    <details class="sheet" open={refused?.form === 'reversal'}>
      <summary>Повернути на контроль</summary>
      <PostForm action={`/removal/${removal.id}/reversal`} class="wording">
        <p class="hint">Лише актом: усе, що досі знято цим рішенням, знову стане на контроль.</p>
        <TextField {...field('number')} label="Акт №" short required />
        <DateField {...field('date')} label="Від" />
        <ExecutionField {...field('execution')} />
        <TextField {...field('reason')} label="Чому" lines={3} required />
        <FormEnd label="Повернути на контроль" plain />
      </PostForm>
    </details>
  )
}

/** The fields of one form of the page: what was typed stays on the form that was refused. */
function formOf(form: Refused['form'], refused: Refused | undefined, first: Values = {}) {
  const own = refused?.form === form ? refused : undefined
  return fieldsOf({ ...first, ...own?.values }, own?.errors ?? [])
}

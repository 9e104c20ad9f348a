import type { Child } from 'hono/jsx'
import { everPlaced, pending, removed } from '../../src/deadlines/on-control.ts'
import type { DocumentFormAct } from '../../src/documents/act.ts'
import type { DocumentActName } from '../../src/documents/acts.ts'
import type { FilesShown } from '../../src/documents/files/files-shown.ts'
import { fieldText, ownDocumentFields } from '../../src/journals/document-fields.ts'
import { documentStatus } from '../../src/journals/document-status.ts'
import type { DocumentKind } from '../../src/journals/kind.ts'
import { type Day, daysBetween, formatDay, formatInstant } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { executorLabel } from '../../src/people/executor.ts'
import type { ActButton } from '../../src/tasks/act.ts'
import { dueOfPoint, type PointState, pointsShown } from '../../src/tasks/control-points.ts'
import { type Delay, type DelayLevel, delayLevels } from '../../src/tasks/delay.ts'
import type { Fact } from '../../src/tasks/fact.ts'
import type { DocumentCard, TaskOnCard } from '../../src/tasks/lists/document-with-tasks.ts'
import type { PartDue } from '../../src/tasks/part-due.ts'
import type { TaskStatus } from '../../src/tasks/task-status.ts'
import { whyDue } from '../../src/tasks/why-due.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type PointItem, PointList } from '../parts/point-list.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { SummaryList, type SummaryRow } from '../parts/summary-list.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { factEntries } from '../tasks/fact-entries.tsx'
import { changeWords } from '../tasks/fact-words.ts'
import { lateWords, partDueWords, partGivenWords } from '../tasks/part-words.ts'
import { FilesSheet } from './files/files-sheet.tsx'

interface DocumentCardPageProps {
  card: DocumentCard
  kind: DocumentKind
  today: Day
  statuses: TaskStatus[]
  /** the task whose history and acts are open */
  current: TaskOnCard | undefined
  acts: ActButton[]
  /** what its co-executors owe the lead, and where the days of its delay were spent */
  partsDue: PartDue[]
  delay: Delay | null
  files: FilesShown
  /** what this person may do to the document itself */
  documentActs: DocumentActName[]
  documentButtons: Pick<DocumentFormAct<string, unknown>, 'name' | 'words'>[]
  /** sheets of other rooms about the task that is open */
  besideTask: Child
  /** whether this person may correct the words of the task that is open */
  mayEditTask: boolean
}

/** The card of a document: points with their states, what can be done now, requisites, history. */
export function DocumentCardPage(props: DocumentCardPageProps) {
  const { card, kind, statuses, current, acts, documentActs } = props
  const { document, tasks } = card
  const heading = `№ ${document.number} від ${formatDay(document.registered_on)} «${document.title}»`
  return (
    <>
      <PageHead
        title={heading}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: kind.name, href: `/documents?kind=${kind.id}` },
          { label: `№ ${document.number}` },
        ]}
        badge={StateBadge(statusOfCard(props))}
      >
        <PrintButton />
      </PageHead>
      {document.annulled_on && (
        <p class="flash bad">
          Анульовано {formatDay(document.annulled_on)}: {document.annulment_reason}
        </p>
      )}
      <div class="columns">
        <div class="stack">
          {tasks.length === 0 ? (
            <EmptyState title="Пунктів немає: документ зареєстровано, на контролі він не стоїть">
              {documentActs.includes('points') && (
                <a class="btn" href={`/documents/${document.id}/tasks/new`}>
                  Додати пункт
                </a>
              )}
            </EmptyState>
          ) : (
            <Sheet title="Завдання" flush id="points">
              <PointList
                points={inFamilies(tasks).map((task) =>
                  pointItem(task, statuses[tasks.indexOf(task)]!, current, document.id),
                )}
              />
              {documentActs.includes('points') && (
                <p class="inside no-print">
                  <a href={`/documents/${document.id}/tasks/new`}>Додати пункт</a>
                </p>
              )}
            </Sheet>
          )}
          {current && dueSheet(current)}
          {current && pointsSheet(current, props.today)}
          {props.besideTask}
          {current && partsSheet(current, props.partsDue)}
          {props.delay && delaySheet(props.delay)}
          <FilesSheet shown={props.files} />
          {current && (
            <Sheet title={`Історія ${current.row.point ? `завдання ${current.row.point}` : 'завдання'}`}>
              <Timeline entries={historyOf(current, props)} />
            </Sheet>
          )}
          {card.changes.length > 0 && (
            <Sheet title="Зміни в документі">
              <Timeline entries={card.changes.toReversed().map(changeEntry)} />
            </Sheet>
          )}
        </div>
        <div class="stack">
          {current && acts.length > 0 && (
            <Sheet title="Що зробити" id="acts">
              <div class="acts">{acts.map((act, place) => actButton(act, current, place === 0))}</div>
            </Sheet>
          )}
          <Sheet title="Реквізити">
            <SummaryList rows={requisites(props)} />
          </Sheet>
          {current && (
            <Sheet title={current.row.point ? `Завдання ${current.row.point}` : 'Завдання'}>
              <SummaryList rows={taskRequisites(current, props)} />
            </Sheet>
          )}
          {props.documentButtons.map(({ name, words }) => (
            <p class="no-print">
              <a class="btn quiet" href={`/documents/${document.id}/${name}`}>
                {words.label}
              </a>
            </p>
          ))}
        </div>
      </div>
    </>
  )
}

function statusOfCard({ card, statuses }: DocumentCardPageProps) {
  const { document } = card
  const tasks = card.tasks.filter(({ row }) => !row.parent_id)
  const count = (is: (task: TaskOnCard) => boolean) => tasks.filter(is).length
  return documentStatus({
    annulled: document.annulled_on !== null,
    tasks: tasks.length,
    placed: count(({ row }) => everPlaced.of(row)),
    pending: count(({ row }) => pending.of(row)),
    overdue: statuses.filter(({ kind }) => kind === 'overdue').length,
    removed: count(({ row }) => removed.of(row)),
  })
}

// What was handed on stands under the task it is part of.
function inFamilies(tasks: TaskOnCard[]): TaskOnCard[] {
  return tasks
    .filter(({ row }) => !row.parent_id)
    .flatMap((task) => [task, ...tasks.filter(({ row }) => row.parent_id === task.row.id)])
}

function pointItem(
  task: TaskOnCard,
  status: TaskStatus,
  current: TaskOnCard | undefined,
  documentId: string,
): PointItem {
  const { row } = task
  return {
    id: `task-${row.id}`,
    number: row.parent_id ? '↳' : row.point,
    text: row.text,
    executors: task.executors.map(executorLabel),
    due: row.due_day ? formatDay(row.due_day) : undefined,
    dueNote:
      row.first_due_day !== row.due_day && row.first_due_day
        ? `первинний ${formatDay(row.first_due_day)}`
        : undefined,
    badge: StateBadge(status),
    href: `/documents/${documentId}?task=${row.id}`,
    current: task === current,
  }
}

function dueSheet({ row, state }: TaskOnCard): Child {
  if (!row.due_day) return null
  const { steps, law } = whyDue(row, state)
  return (
    <Sheet title={`Чому строк ${formatDay(row.due_day)}`}>
      <Explanation steps={steps} law={law || undefined}>
        {steps.at(-1) ?? 'Строк перенесено з реєстру, який вели раніше.'}
      </Explanation>
    </Sheet>
  )
}

const MOST_POINTS = 24

/** The control points of a periodic task: each with its own day and outcome, the newest first. */
function pointsSheet({ state }: TaskOnCard, today: Day): Child {
  if (!state.points) return null
  const shown = pointsShown(state.points, today)
  return (
    <Sheet title={`Контрольні точки: ${state.points.filter(({ executedOn }) => executedOn).length} виконано`}>
      <ul class="notes">
        {shown.slice(0, MOST_POINTS).map((point) => (
          <li>
            <b>{formatDay(dueOfPoint(point))}</b>, за {point.period} — {pointWords(point, today)}
          </li>
        ))}
      </ul>
      {shown.length > MOST_POINTS && (
        <p class="muted">Ще {shown.length - MOST_POINTS} раніших — в історії.</p>
      )}
    </Sheet>
  )
}

function pointWords(point: PointState, today: Day): string {
  const due = dueOfPoint(point)
  const { executedOn } = point
  if (executedOn) {
    const late = executedOn > due ? `, із запізненням на ${daysWords(daysBetween(due, executedOn))}` : ''
    return `виконано ${formatDay(executedOn)}${late}`
  }
  return due < today ? `не виконано, прострочено на ${daysWords(daysBetween(due, today))}` : 'попереду'
}

function partsSheet({ executors }: TaskOnCard, partsDue: PartDue[]): Child {
  const [first] = partsDue
  if (!first) return null
  const nameOf = ({ executor }: PartDue) =>
    executors.find(
      ({ departmentId, personId }) =>
        departmentId === executor.departmentId && personId === executor.personId,
    )
  return (
    <Sheet title={`Частини співвиконавців: ${partsDue.length}${lateWords(partsDue)}`}>
      <p class="muted">Подають головному виконавцю {partDueWords(first)}.</p>
      <ul class="notes">
        {partsDue.map((part) => {
          const named = nameOf(part)
          return (
            <li>
              {named ? executorLabel(named) : 'Співвиконавець'}: {partGivenWords(part)}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

function delaySheet({ days, levels }: Delay): Child {
  return (
    <Sheet title={`Де минули дні після строку: ${days}`}>
      <ul class="notes">
        {delayLevels
          .filter((level) => levels[level] > 0)
          .map((level) => (
            <li>
              <b>{daysWords(levels[level])}</b> — {delayWords[level]}
            </li>
          ))}
      </ul>
    </Sheet>
  )
}

const delayWords: Record<DelayLevel, string> = {
  'co-executor': 'очікування частини співвиконавця',
  lead: 'у головного виконавця',
  controller: 'звіт на розгляді у контролера',
  rework: 'на доопрацюванні після повернення',
  'off-control': 'поза контролем',
}

function daysWords(days: number): string {
  return `${days} ${plural(days, 'день', 'дні', 'днів')}`
}

function actButton(act: ActButton, { row }: TaskOnCard, first: boolean): Child {
  const { label, key, direct } = act.words
  const path = `/tasks/${row.id}/${act.name}`
  const hint = key && (
    <>
      {' '}
      <kbd>{key}</kbd>
    </>
  )
  if (!direct)
    return (
      <a class={first ? 'btn primary' : 'btn'} href={path} data-key={key}>
        {label}
        {hint}
      </a>
    )
  return (
    <PostForm action={path}>
      <input type="hidden" name="seq" value={row.seq} />
      <button class={first ? 'btn primary' : 'btn'} type="submit" data-key={key}>
        {label}
        {hint}
      </button>
    </PostForm>
  )
}

function requisites({ card, kind, documentActs }: DocumentCardPageProps): SummaryRow[] {
  const { document } = card
  const change = (field: string) =>
    documentActs.includes('edit') ? `/documents/${document.id}/edit#${field}` : undefined
  const own = (incoming: boolean): SummaryRow[] =>
    ownDocumentFields.flatMap((field) => {
      const said = fieldText(field, document[field.column])
      if (!field.card || (field.incoming ?? false) !== incoming || !(said || field.card.none)) return []
      const label = field.card.label ?? field.label
      return [
        { label, value: said || field.card.none, changeHref: field.once ? undefined : change(field.key) },
      ]
    })
  const { correspondent_number: number, correspondent_date: date } = document
  return [
    { label: 'Вид', value: kind.name },
    { label: 'Номер, дата', value: `№ ${document.number}, ${formatDay(document.registered_on)}` },
    ...(kind.incoming
      ? [
          ...own(true),
          { label: 'Кореспондент', value: document.correspondent, changeHref: change('correspondentName') },
          {
            label: 'Його номер, дата',
            value: [number && `№ ${number}`, date && formatDay(date)].filter(Boolean).join(', '),
            changeHref: change('correspondentNumber'),
          },
        ]
      : []),
    {
      label: 'Заголовок',
      value: (
        <span class="clamp" title={document.title}>
          {document.title}
        </span>
      ),
      changeHref: change('title'),
    },
    ...own(false),
  ]
}

function taskRequisites(task: TaskOnCard, { mayEditTask }: DocumentCardPageProps): SummaryRow[] {
  const { row, controller, supervisor } = task
  const change = mayEditTask ? `/tasks/${row.id}/edit` : undefined
  return [
    {
      label: 'Строк',
      value: row.due_day ? formatDay(row.due_day) : 'без строку',
      changeHref: change && `${change}#term`,
    },
    { label: 'Контролер', value: controller, changeHref: change },
    { label: 'Контроль покладено на', value: supervisor, changeHref: change },
    {
      label: 'Виконавці',
      value: task.executors.map(executorLabel).join('; '),
      changeHref: change && `${change}#executors`,
    },
    { label: 'Контроль', value: row.special ? 'особливий' : 'звичайний', changeHref: change },
  ]
}

const BRINGING: readonly Fact['kind'][] = ['reported', 'part-reported', 'extension-asked']

function historyOf(task: TaskOnCard, { card, files }: DocumentCardPageProps): TimelineEntry[] {
  const facts = factEntries(task.facts, card).map(({ fact, what, ...entry }) => {
    // What came with an act bears its instant.
    const came = files.active.filter(
      ({ task_id, recorded_at }) =>
        BRINGING.includes(fact.kind) && task_id === task.row.id && recorded_at === fact.recordedAt,
    )
    const links = came.map(({ id, name }) => (
      <>
        {' '}
        · <a href={`/files/${id}`}>{name}</a>
      </>
    ))
    const withFiles = (
      <>
        {what}
        {links}
      </>
    )
    return { on: fact.happenedOn, what: came.length > 0 ? withFiles : what, ...entry }
  })
  const letters = task.letters.map(({ number, sentOn, recipient }) => ({
    on: sentOn,
    when: formatDay(sentOn),
    what: `лист-нагадування № ${number}: ${recipient}`,
    note: '',
  }))
  return [...facts, ...letters].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).reverse()
}

function changeEntry({ recordedAt, by, changes }: DocumentCard['changes'][number]): TimelineEntry {
  return {
    when: formatInstant(recordedAt),
    what: changeWords(changes),
    note: by ?? undefined,
  }
}

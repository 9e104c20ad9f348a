import { type Day, formatDay } from '../../src/kernel/day.ts'
import { proposalLines, reportLines, requestLines } from '../../src/tasks/act-notes.ts'
import type { FormActName } from '../../src/tasks/acts.ts'
import type { MyPart } from '../../src/tasks/lists/my-tasks.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { AnswerRow, answerHead } from './answer-row.tsx'
import { partLines } from './part-words.ts'

const OFFERED: FormActName[] = [
  'acknowledgement',
  'reports',
  'parts',
  'notes',
  'extension-requests',
  'reassignment-proposals',
  'sub-instructions',
]
const TO_ACCEPT: FormActName[] = ['acceptance', 'returns']

/** What this person answers for, by due day: theirs, the department's, that of those they stand for. */
export function MyPage({ parts, today }: { parts: MyPart[]; today: Day }) {
  return (
    <>
      <PageHead title="Мої завдання" sub={`станом на ${formatDay(today)}`}>
        <PrintButton />
      </PageHead>
      {parts.length === 0 && (
        <EmptyState title="Невиконаних завдань за вами немає">
          <p class="muted">
            Тут з’являться завдання, у яких вас названо виконавцем.{' '}
            <a href="/tasks?state=all">Усі завдання</a>.
          </p>
        </EmptyState>
      )}
      {parts.map(({ name, of, items, total }) => (
        <Sheet flush>
          <div class="list-line inside">
            <h2>
              {titleOf(name, of)} <span class="muted">{total}</span>
            </h2>
            {total > items.length && <span class="muted">показано перші {items.length}</span>}
          </div>
          <table class="table cards even">
            {answerHead}
            <tbody data-rows>
              {items.map((item) => (
                <AnswerRow
                  item={item}
                  back="my"
                  offered={name === 'to-accept' ? TO_ACCEPT : OFFERED}
                  lines={[
                    ...partLines(item),
                    ...reportLines(item.task.state),
                    ...requestLines(item.task.state),
                    ...proposalLines(item.task.state),
                  ]}
                />
              ))}
            </tbody>
          </table>
        </Sheet>
      ))}
    </>
  )
}

function titleOf(name: MyPart['name'], of: string | null): string {
  switch (name) {
    case 'to-accept':
      return of ? `Доручене чекає прийняття (за ${of})` : 'Доручене чекає вашого прийняття'
    case 'mine':
      return 'Мені'
    case 'department':
      return 'Мій підрозділ'
    case 'instead':
      return `Заступаю: ${of}`
    default:
      return name satisfies never
  }
}

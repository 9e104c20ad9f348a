import { addDays } from '../../src/kernel/day.ts'
import { acknowledge } from '../../src/tasks/acts/acknowledgement.ts'
import { askExtension } from '../../src/tasks/acts/extension-requests.ts'
import { giveNote } from '../../src/tasks/acts/notes.ts'
import { proposeReassignment } from '../../src/tasks/acts/reassignment-proposals.ts'
import { giveSubInstruction } from '../../src/tasks/acts/sub-instructions.ts'
import { myTasks } from '../../src/tasks/lists/my-tasks.ts'
import { must, type Story } from '../council/story.ts'
import type { Days } from './acts.ts'
import type { Demo } from './people.ts'

const EVENING = 1075

/** What the demo executor and the head have answered by the evening before: the page of each and the queue have something to show. */
export function tellAnswers(story: Story, { executor, head, executorPerson }: Demo, { last }: Days): void {
  story.happens(last, EVENING, async (context) => {
    const own = (await myTasks(context, executor, last)).flatMap(({ items }) => items)
    const ahead = own.filter(({ task: { row } }) => row.due_day !== null && row.due_day > last)
    for (const { task } of own.filter(({ acts }) => acts.includes('acknowledgement')).slice(0, 2))
      must(await acknowledge(context, executor, task.row.id), 'acknowledgement')
    const extendable = ahead.find(
      ({ acts, document }) => acts.includes('extension-requests') && !document.received_at,
    )
    if (extendable) {
      const until = addDays(extendable.task.row.due_day!, 14)
      const reason = 'Підрядник не поставив матеріали у визначений договором строк'
      must(await askExtension(context, executor, extendable.task.row.id, { until, reason }), 'request')
    }
    const noted = own.findLast(({ acts }) => acts.includes('notes'))
    if (noted) {
      const text = 'Дефектний акт складено, кошторис на погодженні'
      must(await giveNote(context, executor, noted.task.row.id, { text }), 'note')
    }
  })
  story.happens(last, EVENING + 1, async (context) => {
    const parts = await myTasks(context, head, last)
    const others = parts
      .flatMap(({ items }) => items)
      .filter(({ person }) => person !== executorPerson.short_name)
    const foreign = others.find(({ acts }) => acts.includes('reassignment-proposals'))
    const shared = others.find((one) => one !== foreign && one.acts.includes('sub-instructions'))
    if (foreign) {
      const proposal = {
        whose: 'Управління житлово-комунального господарства',
        reason: 'Зупинка стоїть на прибудинковій території, яку утримує інше управління',
      }
      must(await proposeReassignment(context, head, foreign.task.row.id, proposal), 'proposal')
    }
    if (shared) {
      const part = {
        text: 'Підготувати пропозиції для відповіді',
        person: executorPerson.short_name,
        due: null,
      }
      must(await giveSubInstruction(context, head, shared.task.row.id, part), 'sub-instruction')
    }
  })
}

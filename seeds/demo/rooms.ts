import type { Actor } from '../../src/access/actor.ts'
import { addFiles } from '../../src/documents/files/add-files.ts'
import type { FilesOf } from '../../src/files/file-place.ts'
import { addDays, type Day, weekday } from '../../src/kernel/day.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { keepPublication } from '../../src/open-data/actions/keep-publication.ts'
import { recordLeave } from '../../src/people/actions/record-leave.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { myTasks } from '../../src/tasks/lists/my-tasks.ts'
import { queueOf } from '../../src/tasks/lists/queue.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Council, openAccounts } from '../council/council.ts'
import { namesOfPlaces } from '../council/places.ts'
import { must, type Story } from '../council/story.ts'
import type { Days } from './acts.ts'
import type { Demo } from './people.ts'
import { drawScan, pdfOf, pngOf } from './scan.ts'

const EVENING = 1078

/**
 * What makes every room worth opening: a leave, evidence, the agenda of the coming meeting, a removal that is being drafted, open
 * data.
 */
export function tellRooms(story: Story, demo: Demo, council: Council, { last, today }: Days): void {
  const { clerk, controller, executor, head, admin, executorPerson } = demo
  story.happens(addDays(last, -1), EVENING, async (context) => {
    const away = council.people.transport[2]!
    const leave = {
      substitute: executorPerson.short_name,
      from: last,
      to: addDays(today, 12),
      orderNumber: '118-к',
      orderDate: addDays(last, -1),
    }
    // Only what somebody may do here is done by the substitute: the colleague has an account too.
    await openAccounts(context, [{ person: away, role: 'executor' }], context.clock.now())
    must(await recordLeave(context, admin, { personId: away.id, leave }), 'leave')
  })
  story.happens(last, EVENING, async (context) => {
    const own = (await myTasks(context, executor, last)).flatMap(({ items }) => items)
    const reported = own.find(({ task }) => task.state.report && !task.row.parent_id)
    if (reported) {
      const { id, document_id } = reported.task.row
      await bring(context, executor, { task: id }, [
        ['Акт приймання виконаних робіт.pdf', pdfOf(drawScan(1))],
        ['Фото після ремонту.png', pngOf(drawScan(2))],
      ])
      await bring(context, clerk, { document: document_id }, [
        ['Рішення з підписами.pdf', pdfOf(drawScan(3))],
      ])
    }
    const { reports } = await queueOf(context, controller, last)
    const paper = reports.find(({ task }) => task.row.id !== reported?.task.row.id)
    if (paper)
      await bring(context, controller, { task: paper.task.row.id }, [
        ['Лист про виконання.pdf', pdfOf(drawScan(4))],
      ])
  })
  story.happens(addDays(last, -30), EVENING, async (context) => {
    // An invented code, with a check that holds.
    const draft = { published: true, publisherId: '00000017', places: namesOfPlaces.join('\n'), version: '0' }
    must(await keepPublication(context, admin, draft), 'open data')
  })
  story.happens(last, EVENING + 1, async (context) => {
    const agenda = must(
      await openAgenda(context, clerk, {
        kind: 'operational-meeting',
        heldOn: mondayAfter(last),
        hour: '09:00',
        place: 'зала засідань, каб. 201',
        chair: council.people.leadership[0]!.short_name,
      }),
      'agenda',
    )
    const questions: [Actor, string][] = [
      [head, 'Про готовність комунального транспорту до роботи в зимових умовах'],
      [executor, 'Про стан виконання робіт із поточного ремонту зупинок громадського транспорту'],
      [controller, 'Про завдання, строк виконання яких минув'],
    ]
    for (const [actor, title] of questions)
      must(
        await proposeQuestion(context, actor, { agendaId: agenda, question: { title, speaker: actor.name } }),
        'question',
      )
  })
  story.happens(last, EVENING + 2, async (context) => {
    must(
      await draftDecision(context, controller, {
        chosen: { filter: { state: 'executed', kind: 'executive-decision' } },
      }),
      'draft',
    )
  })
}

function mondayAfter(day: Day): Day {
  return addDays(day, 8 - weekday(day))
}

async function bring(
  context: AppContext,
  actor: Actor,
  place: FilesOf,
  files: [name: string, bytes: Uint8Array][],
): Promise<void> {
  const received = await Promise.all(
    files.map(async ([name, bytes]) => ({
      name,
      type: name.endsWith('.png') ? ('png' as const) : ('pdf' as const),
      content: await context.files.receive(inOnePiece(bytes)),
    })),
  )
  must(await addFiles(context, actor, { filesOf: place, received }), 'files')
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

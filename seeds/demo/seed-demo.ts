import { holdsNoWork } from '../../src/cli/holds-no-work.ts'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import { keepSetting } from '../../src/db/settings.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { dataSet } from '../../src/journals/reference.ts'
import { addDays, addMonths, instantAt } from '../../src/kernel/day.ts'
import { done, type Result, reject } from '../../src/kernel/result.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import type { Writer } from '../council/draft-document.ts'
import { type Hands, type PlannedDocument, tellOf } from '../council/planned-document.ts'
import { randomFrom } from '../council/random.ts'
import { must, newStory, type Story } from '../council/story.ts'
import { type Days, planDemoActs } from './acts.ts'
import { tellAnswers } from './answers.ts'
import { planHabit } from './habit.ts'
import { doneBeforeItsLetter, planComingLetters, tellLetters } from './letters.ts'
import { type Demo, foundSmallCouncil, openDemoAccounts } from './people.ts'
import { planDemoProtocols } from './protocols.ts'
import { tellRooms } from './rooms.ts'
import { signReports } from './signed.ts'

/**
 * Fills an empty register with a small council that is alive today: its last ten months, something overdue, due today,
 * due soon, waiting, and an account for each role. Refuses a register that holds departments or documents.
 */
export async function seedDemo(context: AppContext): Promise<Result<{ documents: number }>> {
  if (!(await holdsNoWork(context.db))) return reject({ code: 'register-not-empty' })
  const documents = await context.db.bulk(() => tellDemo(context))
  return done({ documents })
}

async function tellDemo(context: AppContext): Promise<number> {
  const random = randomFrom(45)
  // The habit of one department has a chance of its own, and leaves the rest of the story as it is.
  const ownChance = randomFrom(51)
  const reference = await context.reference()
  const days = daysUntil(context, reference.calendar)
  const founded = instantAt(addDays(days.first, -3), '09:00')
  const council = await foundSmallCouncil(context, random, founded)
  await context.db.commit([keepSetting(dataSet, 'demo'), referenceChanged])
  const demo = await openDemoAccounts(context, council, founded)
  const writer: Writer = { random, council, reference, authorityNumbers: new Map() }
  const documents = [
    ...planDemoActs(writer, demo, days),
    ...planDemoProtocols(writer, days),
    doneBeforeItsLetter(writer, days),
  ]
  const story = newStory()
  for (const document of documents) {
    reportInOwnWords(document)
    tellOf(story, random, document, handsFor(demo, document))
  }
  const habit = planHabit({ ...writer, random: ownChance }, days)
  for (const document of habit) tellOf(story, ownChance, document, handsFor(demo, document))
  tellAnnulment(
    story,
    demo,
    documents.findLast(({ draft }) => draft.kind === 'mayoral-order' && draft.tasks.length === 0)!,
  )
  tellLetters(story, writer, demo, days)
  tellAnswers(story, demo, days)
  tellRooms(story, demo, council, days)
  signReports(story, demo, writer, days)
  await story.tell(context)
  await planComingLetters(context, days)
  return documents.length + habit.length
}

function daysUntil({ clock }: AppContext, calendar: Writer['reference']['calendar']): Days {
  const today = clock.today()
  return {
    first: addMonths(today, -10),
    last: calendar.previousWorking(today),
    today: calendar.isWorking(today) ? today : calendar.nextWorking(today),
  }
}

/** The demo executor and the head report of their own tasks themselves; the others on paper, to the controller. */
function handsFor(demo: Demo, { draft }: PlannedDocument): Hands {
  return {
    clerk: demo.clerk,
    controller: demo.controller,
    reporter(place) {
      const lead = draft.tasks[place]?.executors[0]?.words ?? ''
      if (lead.endsWith(demo.executor.name)) return demo.executor
      return lead.endsWith(demo.head.name) ? demo.head : demo.controller
    },
  }
}

/** Reports that say what they are about, so that those of `BARE` stand out as repeating one another. Residents are named in none. */
function reportInOwnWords({ draft, deeds }: PlannedDocument): void {
  if (draft.kind === 'broadcast') return
  for (const [place, own] of deeds.entries())
    for (const deed of own)
      if (deed.act === 'report' && !deed.text.startsWith(BARE))
        deed.text = `${draft.tasks[place]!.text} — ${deed.text[0]!.toLowerCase()}${deed.text.slice(1)}`
}

const BARE = 'Закупівлю проведено'

function tellAnnulment(story: Story, { clerk }: Demo, mistaken: PlannedDocument): void {
  story.happens(mistaken.draft.registeredOn, 1050, async (context) => {
    const reason = 'Зареєстровано помилково: проєкт документа не підписано'
    must(
      await annulDocument(context, clerk, { documentId: mistaken.id!, version: 1, input: { reason } }),
      'annulment',
    )
  })
}

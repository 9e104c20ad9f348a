import { holdsNoWork } from '../../src/cli/holds-no-work.ts'
import { addDays, instantAt } from '../../src/kernel/day.ts'
import { done, type Result, reject } from '../../src/kernel/result.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Council, foundCouncil, openAccounts } from '../council/council.ts'
import { workingDaysOf } from '../council/days.ts'
import { departmentKeys } from '../council/departments.ts'
import type { Writer } from '../council/draft-document.ts'
import { type LastLetters, recordLettersOfDay } from '../council/letters-of-day.ts'
import { type Hands, type PlannedDocument, tellOf } from '../council/planned-document.ts'
import { type Random, randomFrom } from '../council/random.ts'
import { newStory, type Story } from '../council/story.ts'
import { planActs } from './acts.ts'
import { planProtocols, split } from './protocols.ts'
import { firstDay, halfYear, letters } from './volumes.ts'

/**
 * Fills an empty register with the story of a council from October 2021 to June 2023, day by day and through the same
 * actions people use. The half-year report of January to June 2023 then gives the published figures. Refuses a register
 * that holds departments or documents.
 */
export async function seedHalfYear2023(context: AppContext): Promise<Result<{ documents: number }>> {
  if (!(await holdsNoWork(context.db))) return reject({ code: 'register-not-empty' })
  const random = randomFrom(2023)
  const recordedAt = instantAt(addDays(firstDay, -3), '09:00')
  const council = await foundCouncil(context, random, {
    organization: 'Виконавчий комітет Вишнегірської міської ради',
    keys: departmentKeys,
    sizeOf: (key) => (key === 'leadership' ? 6 : key === 'control' ? 5 : 3),
    recordedAt,
  })
  const reference = await context.reference()
  const writer: Writer = { random, council, reference, authorityNumbers: new Map() }
  const documents = [...planActs(writer), ...planProtocols(writer)]
  const handsOf = await controlDepartment(context, council)
  const story = newStory()
  for (const document of documents) tellOf(story, random, document, handsOf(document))
  tellLetters(story, random, writer, handsOf(documents[0]!))
  await context.db.bulk(() => story.tell(context))
  return done({ documents: documents.length })
}

/** Two clerks register, the controllers of the control department do the rest; executors report to them on paper. */
async function controlDepartment(context: AppContext, council: Council) {
  const [clerkOne, clerkTwo] = council.people.general.slice(1)
  const controllers = council.people.control.slice(1)
  const recordedAt = instantAt(addDays(firstDay, -3), '09:30')
  const actors = await openAccounts(
    context,
    [
      { person: clerkOne!, role: 'clerk' },
      { person: clerkTwo!, role: 'clerk' },
      ...controllers.map((person) => ({ person, role: 'controller' as const })),
      { person: council.people.it[1]!, role: 'admin' },
    ],
    recordedAt,
  )
  const byName = new Map(actors.map((actor) => [actor.name, actor]))
  return ({ draft }: PlannedDocument): Hands => ({
    clerk: actors[draft.kind === 'higher-authority' ? 0 : 1]!,
    controller: byName.get(draft.tasks[0]?.controller ?? controllers[0]!.short_name)!,
  })
}

const LETTERS_AT = 515

function tellLetters(story: Story, random: Random, { reference }: Writer, { controller }: Hands): void {
  const days = workingDaysOf(reference.calendar, halfYear.from, halfYear.to)
  const counts = split(random, letters, days.length, 0.35)
  const last: LastLetters = new Map()
  days.forEach((day, place) => {
    story.happens(day, LETTERS_AT, (context) => recordLettersOfDay(context, controller, counts[place]!, last))
  })
}

import { addDays, type Day } from '../../src/kernel/day.ts'
import { type Period, previousPeriod } from '../../src/reports/query/period.ts'
import { composeErrata } from '../../src/reports/signed/compose-errata.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import { findSignedReports } from '../../src/reports/signed/store.ts'
import { controlledDocument } from '../council/controlled-document.ts'
import { decisionMatters } from '../council/decision-matters.ts'
import { mattersFor, type Writer } from '../council/draft-document.ts'
import { type PlannedDocument, tellOf } from '../council/planned-document.ts'
import { randomFrom } from '../council/random.ts'
import { must, type Story } from '../council/story.ts'
import type { Days } from './acts.ts'
import type { Demo } from './people.ts'

/** After all that else happens on such a day. */
const EVENING = 1075

/**
 * The last half-year that is over: its reports are signed, then somebody enters an execution of its last week, and the errata sheet
 * says which figures that changes.
 */
export function signReports(story: Story, { controller }: Demo, writer: Writer, days: Days): void {
  const { period, signedOn, enteredOn } = signedHalfYear(writer, days)
  // A chance of its own: what else happens to the council does not depend on this story.
  const own = { ...writer, random: randomFrom(46) }
  tellOf(story, own.random, enteredLate(own, period, enteredOn), { clerk: controller, controller })
  story.happens(signedOn, EVENING, async (context) => {
    const query = { period, asOf: addDays(period.to, 1), knownOn: context.clock.now() }
    must(await signReport(context, controller, { report: 'half-year', query }), 'half-year')
    must(await signReport(context, controller, { report: 'departments', query }), 'departments')
  })
  story.happens(enteredOn, EVENING, async (context) => {
    const [signed] = await findSignedReports(context.db, { report: 'departments' })
    const ground = 'Звіт виконавця надійшов після підписання; виконання внесено за днем вихідного листа'
    must(await composeErrata(context, controller, { signedId: signed!.id, input: { ground } }), 'errata')
  })
}

function signedHalfYear({ reference }: Writer, { last, today }: Days) {
  const { calendar } = reference
  let period = previousPeriod(6, today)
  const after = (count: number): Day => calendar.nextWorking(addDays(period.to, count))
  if (after(9) > last) period = previousPeriod(6, period.from)
  return { period, signedOn: after(4), enteredOn: after(9) }
}

function enteredLate(writer: Writer, { to }: Period, enteredOn: Day): PlannedDocument {
  const { calendar } = writer.reference
  const due = calendar.previousWorking(addDays(to, -1))
  return controlledDocument(writer, {
    kind: 'executive-decision',
    on: calendar.nextWorking(addDays(to, -40)),
    minute: 700,
    matter: mattersFor(writer, decisionMatters)[0]!,
    authority: null,
    points: 1,
    placedOn: null,
    lifeOf: () => ({
      term: { kind: 'day', day: due },
      series: [],
      deeds: [
        {
          act: 'execute',
          on: enteredOn,
          executedOn: calendar.previousWorking(due),
          completeness: 'full',
          note: 'Лист виконавця про виконання надійшов із запізненням',
        },
      ],
    }),
  })
}

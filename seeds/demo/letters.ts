import { registerItself } from '../../src/access/actor.ts'
import type { WorkingCalendar } from '../../src/deadlines/calendar.ts'
import { addDays, type Day, dayOf, type Instant, weekday } from '../../src/kernel/day.ts'
import type { Delivery, Mailer } from '../../src/letters/outbox/mailer.ts'
import { sendLetters } from '../../src/letters/outbox/send-letters.ts'
import { writeTestLetter } from '../../src/letters/outbox/write-test-letter.ts'
import { runLetterSchedule } from '../../src/letters/plan/letter-schedule.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { takeReply } from '../../src/letters/replies/take-reply.ts'
import { saveLetterhead } from '../../src/letters/text/save-letterhead.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { controlledDocument } from '../council/controlled-document.ts'
import { type Council, MAIL } from '../council/council.ts'
import { workingDaysOf } from '../council/days.ts'
import type { Writer } from '../council/draft-document.ts'
import { type LastLetters, recordLettersOfDay } from '../council/letters-of-day.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import { must, type Story } from '../council/story.ts'
import type { Days } from './acts.ts'
import type { Demo } from './people.ts'

const MORNING = 480
/** When the administrator connected the mail server, after the day's work: what was planned in the morning had waited. */
const CONNECTED = 1005
const RECORDED_DAYS = 40
const DAYS_BY_MAIL = 4

/**
 * Letters of the last weeks: first written by hand and put on record, then planned and sent by the register itself, over a mail
 * server that is only told of. Nothing leaves; each letter goes its way by the actions of every day.
 */
export function tellLetters(
  story: Story,
  { reference, random, council }: Writer,
  demo: Demo,
  { last }: Pick<Days, 'last'>,
): void {
  const { calendar } = reference
  const byMail = daysByMail(calendar, last)
  const [began] = byMail as [Day]
  const written: LastLetters = new Map()
  for (const day of workingDaysOf(calendar, addDays(last, -RECORDED_DAYS), calendar.previousWorking(began))) {
    const count = random.int(1, 3)
    story.happens(day, 515, (context) => recordLettersOfDay(context, demo.controller, count, written))
  }
  const server = scriptedServer(byMail, council)
  tellFirstDay(story, demo, began, server)
  // What a server puts off, or a line cuts, is tried again by the next runs.
  for (const day of byMail.slice(1))
    for (const minute of day === last ? [MORNING, 485, 560, 1000] : [MORNING, 485])
      story.happens(day, minute, (context) => lookAfter(context, server))
  story.happens(last, 1090, answerByMail)
}

/** The letters of the coming working day, which wait: nobody has connected a mail server to this register. */
export async function planComingLetters(context: AppContext, { today }: Pick<Days, 'today'>): Promise<void> {
  await lookAfter(context, null)
  // Before the hour of letters, and on a day off, somebody has ordered them.
  must(await planLetters(context, registerItself, { from: today, to: today }), 'plan')
}

/** A point done on its due day, after the morning's letter about it had been planned: that letter has nothing to say any more. */
export function doneBeforeItsLetter(writer: Writer, { last }: Pick<Days, 'last'>): PlannedDocument {
  const { council, reference } = writer
  const [on] = daysByMail(reference.calendar, last) as [Day]
  const archivist = council.executor('general', council.people.general[2]!)
  return controlledDocument(writer, {
    kind: 'mayoral-order',
    on: reference.calendar.addWorkingDays(on, -20),
    minute: 640,
    matter: {
      title: 'Про підготовку документів виконавчого комітету до архівного зберігання',
      by: ['general'],
      points: ['Скласти описи справ постійного зберігання за минулий рік'],
    },
    authority: null,
    points: 1,
    placedOn: null,
    pointAs: (point) => ({ ...point, lead: 'general', executors: [{ words: archivist }] }),
    lifeOf: () => ({
      term: { kind: 'day', day: on },
      deeds: [
        {
          act: 'report',
          on,
          executedOn: on,
          completeness: 'full',
          text: 'Описи складено й подано на схвалення експертної комісії.',
          outgoing: null,
        },
        { act: 'accept', on },
      ],
      series: [],
    }),
  })
}

// Not from a Monday on: then heads have the week's list, which always has something to say.
function daysByMail(calendar: WorkingCalendar, last: Day): Day[] {
  const days = workingDaysOf(calendar, calendar.addWorkingDays(last, 1 - DAYS_BY_MAIL), last)
  return weekday(days[0]!) === 1 ? days.slice(1) : days
}

function tellFirstDay(story: Story, { admin, controller }: Demo, day: Day, server: Mailer): void {
  story.happens(day, MORNING - 5, async (context) => {
    const draft = {
      department: '',
      signerPost: '',
      signerName: '',
      writer: `${controller.name}, тел. 2-14-07`,
      answerDays: '3',
      mailHost: MAIL,
    }
    must(await saveLetterhead(context, admin, draft), 'letter office')
  })
  story.happens(day, MORNING, (context) => lookAfter(context, null))
  story.happens(day, CONNECTED - 1, async (context) => {
    must(await writeTestLetter(context, controller), 'test letter')
  })
  story.happens(day, CONNECTED, async (context) => {
    must(await sendLetters(withMail(context, server)), 'sending')
  })
}

function lookAfter(context: AppContext, mail: Mailer | null): Promise<void> {
  return runLetterSchedule(withMail(context, mail))
}

// The mark beside the database is for the register that really sends.
function withMail(context: AppContext, mail: Mailer | null): AppContext {
  return { ...context, mail, instance: null }
}

/** What befalls the first letter of a day: a mailbox that is gone stays gone, the others are trouble of this one letter. */
interface Trouble {
  day: Day
  outcome: Delivery['outcome']
  words(address: string): string
}

function troublesOf(byMail: readonly Day[]): Trouble[] {
  return [
    {
      day: byMail[0]!,
      outcome: 'rejected',
      words: (address) => `550 5.1.1 <${address}>: Recipient address rejected: User unknown`,
    },
    { day: byMail.at(-2)!, outcome: 'unknown', words: () => 'Connection closed unexpectedly' },
    {
      day: byMail.at(-1)!,
      outcome: 'deferred',
      words: (address) => `452 4.2.2 <${address}>: Recipient address rejected: Mailbox is full`,
    },
  ]
}

/** A mail server that is only told of: takes letters, but for a mailbox that is gone, one that is full, and a line that breaks. */
function scriptedServer(byMail: readonly Day[], { people }: Council): Mailer {
  const troubles = troublesOf(byMail)
  // Those who show their own pages have no trouble with their mail.
  const spared = new Set([...people.transport, ...people.leadership].map(({ email }) => email))
  const befallen = new Map<string, Trouble>()
  let taken = 0
  return {
    connect: () => ({
      close() {},
      async send({ id, date, to: { address } }) {
        const day = dayOf(date.toISOString() as Instant)
        const place = troubles.findIndex((trouble) => trouble.day === day)
        if (place !== -1 && !befallen.has(address) && !spared.has(address)) {
          const [trouble] = troubles.splice(place, 1) as [Trouble]
          befallen.set(trouble.outcome === 'rejected' ? address : id, trouble)
        }
        const trouble = befallen.get(address) ?? befallen.get(id)
        if (trouble) return { outcome: trouble.outcome, words: trouble.words(address) }
        const queued = (0x4b7c_0000 + 7919 * ++taken).toString(16).toUpperCase()
        return { outcome: 'accepted', words: `250 2.0.0 Ok: queued as ${queued}` }
      },
    }),
  }
}

/** Somebody answers a letter about one open task by mail, as most do who have no account. */
async function answerByMail(context: AppContext): Promise<void> {
  const letter = await context.db.read
    .selectFrom('outbox as o')
    .innerJoin('letter_papers as p', 'p.outbox_id', 'o.id')
    .innerJoin('people', 'people.id', 'o.recipient_id')
    .innerJoin('letter_items as i', 'i.outbox_id', 'o.id')
    .innerJoin('tasks as t', 't.id', 'i.task_id')
    .select(['p.message_id', 'p.subject', 'people.name', 'people.email'])
    .where('o.kind', '=', 'reminder')
    .where('o.state', '=', 'accepted')
    .where('i.dropped', 'is', null)
    .where((is) =>
      is.not(
        is.exists(is.selectFrom('accounts as a').whereRef('a.person_id', '=', 'people.id').select('a.id')),
      ),
    )
    .groupBy('o.id')
    .having((is) => is.fn.countAll(), '=', 1)
    .having((is) => is.fn.max('t.reported_on'), 'is', null)
    .having((is) => is.fn.max('t.executed_on'), 'is', null)
    .having((is) => is.fn.max('t.removed_on'), 'is', null)
    .orderBy('o.day', 'desc')
    .orderBy('people.short_name')
    .limit(1)
    .executeTakeFirst()
  if (!letter) return
  const message = [
    `From: ${letter.name} <${letter.email}>`,
    `To: control@${MAIL}`,
    `Subject: Re: ${letter.subject}`,
    `Message-ID: <reply.${letter.message_id.slice(1)}`,
    `In-Reply-To: ${letter.message_id}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Доброго дня!',
    '',
    'Доручення виконано, підтвердні документи передамо до відділу контролю завтра.',
  ]
  await takeReply(context, new TextEncoder().encode(message.join('\r\n')))
}

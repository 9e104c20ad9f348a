import { z } from 'zod'
import type { PeriodicTerm } from '../deadlines/term.ts'
import { longestText } from '../journals/document.ts'
import { day, text, words } from '../kernel/sent-values.ts'
import { readExecutorLine } from './executor-line.ts'
import { executionChoices } from './fact.ts'
import type { TaskInput, TermInput } from './task-draft.ts'
import { longestCount } from './term-words.ts'

/*
 * The input of every act, for the JSON of programs and for forms: one set of schemas, from which the OpenAPI description is
 * made.
 */

export const LONGEST_NAME = 300
const MOST_EXECUTORS = 100
export const LONGEST_POINT = 40
export const MOST_TASKS = 500

export const dueInput = z
  .union([
    z.strictObject({ day }),
    z
      .strictObject({ term: z.int().min(1), unit: z.enum(['day', 'workingDay', 'month', 'hour']) })
      .superRefine(({ term, unit }, context) => {
        const most = longestCount[unit]
        if (term <= most) return
        const params = { code: 'not-a-term', facts: { given: term, most } }
        context.addIssue({ code: 'custom', path: ['term'], params })
      }),
    z.strictObject({ mark: words(80) }),
    z.strictObject({ permanent: z.literal(true) }),
    z
      .strictObject({
        every: z.enum(['month', 'quarter', 'half-year', 'year']),
        day: z.int().min(1).max(31),
        month: z.int().min(1).max(12).optional(),
        until: day.optional(),
      })
      .refine(({ every, month }) => every === 'year' || month === undefined, {
        path: ['month'],
        params: { code: 'unknown-field', facts: { given: 'month' } },
      }),
    z.strictObject({ every: z.literal('week'), day: z.int().min(1).max(7), until: day.optional() }),
    z.strictObject({ every: z.literal('days'), day: z.int().min(1).max(999), until: day.optional() }),
    z.strictObject({
      every: z.literal('dates'),
      days: z
        .array(z.string().regex(/^\d\d-\d\d$/))
        .min(1)
        .max(24),
      until: day.optional(),
    }),
    z.strictObject({ none: z.literal(true) }),
  ])
  .nullish()
  .meta({
    description:
      'Строк: день, лічба, позначка, «постійно», періодичний, без строку; null — строк виду документа.',
  })

const executor = z.union([
  words(LONGEST_NAME),
  z.strictObject({ name: words(LONGEST_NAME), role: z.enum(['lead', 'co-executor', 'informed']) }),
])

/** A point of a document. */
export const taskInput = z.strictObject({
  point: text(LONGEST_POINT).optional(),
  text: text(longestText),
  executors: z
    .array(executor)
    .max(MOST_EXECUTORS)
    .meta({ description: 'У порядку резолюції: перший — головний, якщо іншого не позначено.' }),
  placedOn: day
    .nullish()
    .meta({ description: 'День взяття на контроль; без нього пункт лише зареєстровано.' }),
  due: dueInput,
  special: z.boolean().nullish(),
  controller: text(LONGEST_NAME).nullish(),
  supervisor: text(LONGEST_NAME).nullish(),
  question: z.int().min(1).nullish().meta({ description: 'Номер питання протоколу.' }),
})

/** The executors of an act that gives the work to others. */
export const executorsInput = z.array(executor).max(MOST_EXECUTORS)
export const completeness = z.enum(['full', 'partly'])

/** The control point of a periodic task that something is about, by its day. */
export const controlPoint = day
  .nullish()
  .meta({ description: 'Періодичного завдання — день контрольної точки; без нього остання, що настала.' })

/** What an act that returns to control says of the execution. */
export const executionChoice = z.enum(executionChoices).default('stands').meta({
  description:
    'Що з виконанням: stands — лишається, на контроль узято для перевірки; falls — не виконано, завдання відкрите з цього дня.',
})
/** What the action takes, from what a program sent. */
export function taskOf(sent: z.infer<typeof taskInput>): TaskInput {
  return {
    point: sent.point ?? '',
    text: sent.text,
    executors: executorsOf(sent.executors),
    term: termOf(sent.due),
    placedOn: sent.placedOn ?? null,
    special: sent.special ?? false,
    controller: sent.controller ?? null,
    supervisor: sent.supervisor ?? null,
    question: sent.question ?? null,
  }
}

export function executorsOf(sent: z.infer<typeof executor>[]): TaskInput['executors'] {
  return sent.map((one) =>
    typeof one === 'string' ? readExecutorLine(one) : { words: one.name, role: one.role },
  )
}

export function termOf(sent: z.infer<typeof dueInput>): TermInput {
  if (!sent) return null
  if ('none' in sent) return { kind: 'none' }
  if ('mark' in sent) return { kind: 'mark', mark: sent.mark }
  if ('term' in sent) return { kind: 'count', n: sent.term, unit: sent.unit }
  if ('permanent' in sent) return { kind: 'permanent' }
  if ('every' in sent) return { kind: 'periodic', ...sent } as PeriodicTerm
  return { kind: 'day', day: sent.day }
}

/** A term as a program would have sent it. */
export function sentTerm(term: TermInput): z.input<typeof dueInput> {
  switch (term?.kind) {
    case undefined:
      return null
    case 'mark':
      return { mark: term.mark }
    case 'count':
      return { term: term.n, unit: term.unit }
    case 'permanent':
      return { permanent: true }
    case 'periodic': {
      const { kind: _, ...sent } = term
      return sent
    }
    case 'day':
      return { day: term.day }
    case 'none':
      return { none: true }
    default:
      return term satisfies never
  }
}

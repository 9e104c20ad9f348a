import { z } from 'zod'
import {
  askedAs,
  optionalDay,
  optionalText,
  requiredDay,
  text,
  texts,
  ticked,
} from '../kernel/form-fields.ts'
import {
  controlAgainInput,
  executionInput,
  executorsOf,
  extensionInput,
  extensionRefusalInput,
  extensionRequestInput,
  mergingInput,
  noteInput,
  partInput,
  placementInput,
  reassignmentInput,
  reassignmentProposalInput,
  reassignmentRefusalInput,
  removalInput,
  removalOf,
  reportInput,
  retractionInput,
  returnInput,
  sentTerm,
  splitOffOf,
  splittingInput,
  subInstructionInput,
  taskInput,
  taskOf,
} from './inputs.ts'
import type { TaskInput } from './task-draft.ts'
import { readTermWords } from './term-words.ts'

/** A point in a form; also what the same form shows again when something in it must be mended. */
export const taskFields = z.object({
  point: text,
  text,
  executors: texts,
  term: text,
  placedOn: text,
  special: text,
  controller: text,
  supervisor: text,
})
export type TaskFields = z.infer<typeof taskFields>

/** A point as the action takes it, or every reason why not. */
export const taskForm: z.ZodType<TaskInput> = askedAs(
  z
    .object({
      point: text,
      text,
      executors: texts.transform((lines) => lines.filter((line) => line.trim() !== '')),
      term: text.transform((words, context) => {
        const term = readTermWords(words)
        if (term.ok) return sentTerm(term.value)
        for (const { code, facts } of term.refusals)
          context.addIssue({ code: 'custom', params: { code, facts } })
        return null
      }),
      placedOn: optionalDay,
      special: ticked,
      controller: optionalText,
      supervisor: optionalText,
    })
    .transform(({ term, ...rest }) => ({ ...rest, due: term })),
  taskInput,
).transform(taskOf)

/* The forms of the acts on a task's card: their text is read, and the rest is asked as of a program. */
const completeness = text.transform((value) => (value === 'partly' ? ('partly' as const) : ('full' as const)))

export const placementForm = askedAs(z.object({ on: requiredDay }), placementInput)

export const reportForm = askedAs(
  z.object({ executedOn: requiredDay, completeness, text, outgoing: optionalText, despite: optionalText }),
  reportInput,
).transform((report) => ({ ...report, outgoing: report.outgoing ?? null }))

export const returnForm = askedAs(z.object({ reason: text }), returnInput)

export const executionForm = askedAs(
  z.object({ on: requiredDay, completeness, note: optionalText }),
  executionInput,
).transform(({ on, completeness, note }) => ({ on, completeness: completeness ?? null, note: note ?? null }))

export const extensionForm = askedAs(
  z.object({ until: requiredDay, decidedOn: requiredDay, decidedBy: optionalText, ground: optionalText }),
  extensionInput,
).transform((given) => ({ ...given, decidedBy: given.decidedBy ?? null, ground: given.ground ?? null }))

export const controlAgainForm = askedAs(
  z.object({ on: requiredDay, ground: text, execution: z.string().optional() }),
  controlAgainInput,
)

export const retractionForm = askedAs(
  z.object({ fact: text.transform(Number), reason: text }),
  retractionInput,
)

/** A removal: by a decision where that is chosen, else by the resolution. */
export const removalForm = askedAs(
  z
    .object({
      on: requiredDay,
      by: text,
      ground: optionalText,
      decision: z.object({ number: text, date: text }).optional(),
    })
    .transform(({ by, ground, decision, on }, context) => {
      if (by !== 'decision') return { on, ground }
      const date = requiredDay.safeParse(decision?.date)
      for (const issue of date.error?.issues ?? [])
        context.addIssue({
          code: 'custom',
          path: ['decision', 'date'],
          params: issue.code === 'custom' ? issue.params : {},
        })
      return { on, decision: { number: decision?.number ?? '', date: date.data } }
    }),
  removalInput,
).transform(removalOf)

export const noteForm = askedAs(z.object({ text }), noteInput)

export const partForm = askedAs(z.object({ text }), partInput)

export const extensionRequestForm = askedAs(
  z.object({ until: requiredDay, reason: text }),
  extensionRequestInput,
)

export const extensionRefusalForm = askedAs(z.object({ reason: text }), extensionRefusalInput)

export const reassignmentProposalForm = askedAs(
  z.object({ whose: text, reason: text }),
  reassignmentProposalInput,
)

export const reassignmentRefusalForm = askedAs(z.object({ reason: text }), reassignmentRefusalInput)

export const reassignmentForm = askedAs(
  z.object({
    executors: texts.transform((lines) => lines.filter((line) => line.trim() !== '')),
    ground: text,
  }),
  reassignmentInput,
).transform(({ executors, ground }) => ({ executors: executorsOf(executors), ground }))

export const splittingForm = askedAs(
  z.object({
    point: optionalText,
    text,
    executors: texts.transform((lines) => lines.filter((line) => line.trim() !== '')),
    due: optionalDay,
    ground: text,
  }),
  splittingInput,
).transform(splitOffOf)

export const mergingForm = askedAs(
  z.object({ into: text, text: optionalText, ground: text }),
  mergingInput,
).transform((given) => ({ ...given, text: given.text ?? null }))

export const subInstructionForm = askedAs(
  z.object({ text, person: text, due: optionalDay }),
  subInstructionInput,
).transform(({ due, ...given }) => ({ ...given, due: due ?? null }))

export const taskEditForm = z.object({
  text,
  controller: optionalText,
  supervisor: optionalText,
  special: ticked,
})

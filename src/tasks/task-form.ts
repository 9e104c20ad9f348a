import { z } from 'zod'
import { optionalDay, optionalText, parsedAs, text, texts, ticked } from '../kernel/form-fields.ts'
import { taskCorrection } from './acts/edit.ts'
import { sentTerm, taskInput, taskOf } from './inputs.ts'
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

const termText = z
  .string()
  .optional()
  .transform((words, context) => {
    if (words === undefined) return undefined
    const term = readTermWords(words)
    if (term.ok) return sentTerm(term.value)
    for (const { code, facts } of term.refusals) context.addIssue({ code: 'custom', params: { code, facts } })
    return null
  })

/** A point as the action takes it, or every reason why not. */
export const taskForm: z.ZodType<TaskInput> = parsedAs(
  z
    .object({
      point: text,
      text,
      executors: texts.transform((lines) => lines.filter((line) => line.trim() !== '')),
      term: termText,
      placedOn: optionalDay,
      special: ticked,
      controller: optionalText,
      supervisor: optionalText,
    })
    .transform(({ term, ...rest }) => ({ ...rest, due: term })),
  taskInput,
).transform(taskOf)

/** What the page of a registered point puts right: a field that the form does not have stays as it is. */
export const taskEditForm = parsedAs(
  z
    .object({
      point: z.string().optional(),
      text,
      executors: texts.transform((lines) => lines.filter((line) => line.trim() !== '')),
      term: termText,
      extendedUntil: optionalDay,
      special: ticked,
      controller: optionalText,
      supervisor: optionalText,
      reason: optionalText,
    })
    .transform(({ term, extendedUntil, executors, ...rest }) => ({
      ...rest,
      ...(term !== undefined && { due: term }),
      ...(executors.length > 0 && { executors }),
      ...(extendedUntil && { extendedUntil }),
    })),
  taskCorrection,
)

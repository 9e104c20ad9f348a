import { z } from 'zod'
import { optionalDay, optionalText, parsedAs, text, texts, ticked } from '../kernel/form-fields.ts'
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

/** A point as the action takes it, or every reason why not. */
export const taskForm: z.ZodType<TaskInput> = parsedAs(
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

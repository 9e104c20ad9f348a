import { z } from 'zod'
import { checked } from '../http/checked.ts'
import { optionalDay, optionalText, requiredDay, text, texts, ticked } from '../http/fields.ts'
import type { Day } from '../kernel/day.ts'
import { done, type Outcome, type RefusalCode, refuse } from '../kernel/refusal.ts'
import type { RemovalGround } from './fact.ts'
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

/** «Іваненко (до відома)», «Гаврилюк — відповідальний»: what stands after the name says what part it has. */
const ROLES = [
  { words: /\s*[([—-]\s*відповідальн\S*\s*[)\]]?\s*$/i, role: 'lead' as const },
  { words: /\s*[([—-]\s*скликання\s*[)\]]?\s*$/i, role: 'lead' as const },
  { words: /\s*[([—-]\s*до відома\s*[)\]]?\s*$/i, role: 'informed' as const },
]

/** A point as the action takes it, or every reason why not. */
const taskInput = z.object({
  point: text,
  text,
  executors: texts.transform((lines) => lines.map(readExecutorLine)),
  term: text.transform((words, context) => {
    const term = readTermWords(words)
    if (term.ok) return term.value
    for (const { code, facts } of term.refusals) context.addIssue({ code: 'custom', params: { code, facts } })
    return null
  }),
  placedOn: optionalDay,
  special: ticked,
  controller: optionalText,
  supervisor: optionalText,
})

export const taskForm: z.ZodType<TaskInput> = taskInput.transform((input) => ({ ...input, question: null }))

function readExecutorLine(line: string): TaskInput['executors'][number] {
  const marked = ROLES.find(({ words }) => words.test(line))
  return marked ? { words: line.replace(marked.words, ''), role: marked.role } : { words: line }
}

/** The forms of the acts on a task's card, each with what its action takes. */
const completeness = text.transform((value) => (value === 'partly' ? ('partly' as const) : ('full' as const)))

export const placementForm = z.object({ on: requiredDay })

export const reportForm = z.object({ executedOn: requiredDay, completeness, text, outgoing: optionalText })

export const returnForm = z.object({ reason: text })

export const executionForm = z.object({ on: requiredDay, completeness, note: optionalText })

export const extensionForm = z.object({
  until: requiredDay,
  decidedOn: requiredDay,
  decidedBy: optionalText,
  ground: optionalText,
})

export const taskEditForm = z.object({
  text,
  controller: optionalText,
  supervisor: optionalText,
  special: ticked,
})

export const controlAgainForm = z.object({ on: requiredDay, ground: text })

const removalFields = z.object({
  on: requiredDay,
  ground: text,
  words: optionalText,
  decisionNumber: optionalText,
  decisionDate: optionalDay,
})

/** A removal: by a decision where one is named, else by the resolution. */
export function readRemoval(form: unknown): Outcome<{ on: Day; ground: RemovalGround }> {
  const fields = checked(removalFields, form)
  if (!fields.ok) return fields
  const { on, ground, words, decisionNumber, decisionDate } = fields.value
  if (ground !== 'decision')
    return done({ on, ground: { kind: 'to-file' as const, words: words ?? 'До справи' } })
  const missing = [!decisionNumber && 'decisionNumber', !decisionDate && 'decisionDate'].filter(
    (name) => name !== false,
  )
  if (missing.length > 0)
    return refuse(...missing.map((field) => ({ code: 'required' as RefusalCode, field })))
  const decision = {
    kind: 'decision' as const,
    number: decisionNumber as string,
    date: decisionDate as Day,
    words: '',
  }
  return done({ on, ground: decision })
}

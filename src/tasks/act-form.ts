import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { optionalDay, optionalText, parsedAs, requiredDay, text, texts } from '../kernel/form-fields.ts'
import { parseInput } from '../kernel/parse-input.ts'
import type { Result } from '../kernel/result.ts'
import type { FormAct, FormField } from './act.ts'
import { type Performance, performAct } from './actions/perform-act.ts'
import type { TasksContext } from './context.ts'
import type { Task } from './store.ts'

/** Performs an act with what was typed in its form, or answers every reason why not. */
export async function sendActForm<I>(
  context: TasksContext,
  actor: Actor,
  { act, form, ...more }: Omit<Performance<I>, 'act' | 'input'> & { act: FormAct<string, I>; form: unknown },
): Promise<Result<Task>> {
  const input = readActForm(act, form)
  return input.ok ? performAct(context, actor, { ...more, act, input: input.value }) : input
}

/** The typed values of an act's form, parsed by the same schema as the JSON of a program. */
export function readActForm<I>(
  act: Pick<FormAct<string, I>, 'form' | 'fields' | 'input'>,
  form: unknown,
): Result<I> {
  return parseInput<I>(parsedAs(act.form ?? formOf(act.fields), act.input), form)
}

function formOf(fields: readonly FormField[]): z.ZodType {
  return z.object(
    Object.fromEntries(fields.flatMap((field) => ('name' in field ? [[field.name, readerOf(field)]] : []))),
  )
}

function readerOf(field: Extract<FormField, { name: string }>): z.ZodType {
  switch (field.kind) {
    case 'day':
      return field.optional ? optionalDay : requiredDay
    case 'text':
      return field.optional || field.whileOpenBelow ? optionalText : text
    case 'combobox':
    case 'other-point':
      return text
    case 'executors':
      return texts.transform((lines) => lines.filter((line) => line.trim() !== ''))
    case 'completeness':
      return text.transform((value) => (value === 'partly' ? 'partly' : 'full'))
    case 'control-point':
      return optionalDay
    case 'execution':
      return z.string().optional()
    case 'entry':
      return text.transform(Number)
    default:
      return field satisfies never
  }
}

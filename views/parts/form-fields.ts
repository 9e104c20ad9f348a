import type { FormError } from './error-summary.tsx'

/** Why a field was refused, if it was. */
export function errorOf(errors: readonly FormError[], name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}

/** What every field of a form is given: its name, what was typed and why it was refused. */
export function fieldsOf(values: Record<string, string | undefined>, errors: readonly FormError[]) {
  return (name: string) => ({ name, value: values[name] ?? '', error: errorOf(errors, name) })
}

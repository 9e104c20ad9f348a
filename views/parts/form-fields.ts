import type { FormError } from './error-summary.tsx'

/** What was typed, by the names of the fields: «decision[number]» too. */
export type Values = Record<string, string>

/** Why a field was refused, if it was. */
export function errorOf(errors: readonly FormError[], name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}

/** What every field of a form is given: its name, what was typed and why it was refused; `group` is what stands before its name. */
export function fieldsOf<V extends object>(values: V, errors: readonly FormError[], group?: string) {
  return (key: Extract<keyof V, string>) => {
    const name = group ? `${group}[${key}]` : key
    return { name, value: String(values[key] ?? ''), error: errorOf(errors, name) }
  }
}

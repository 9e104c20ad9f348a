import { html } from 'hono/html'

export interface Choice {
  value: string
  label: string
}

/** Names that stand for the ids in the filter of a register. */
export interface FilterNames {
  departments: Choice[]
  kinds: Choice[]
  controllers: Choice[]
}

/** The options of a select, with the chosen one kept. Departments make them many, so they are written, not mounted. */
export function options(choices: Choice[], value?: string) {
  return choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
  )
}

/** The words of the chosen one; nothing where none is chosen. */
export function labelOf(choices: Choice[], value: string | undefined): string | undefined {
  return value && (choices.find((choice) => choice.value === value)?.label ?? 'невідомо')
}

import { html } from 'hono/html'
import type { Choice } from '../../src/kernel/choice.ts'

/** The options of a select, with the chosen one kept. Departments make them many, so they are written, not mounted. */
export function options(choices: Choice[], value?: string) {
  return choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
  )
}

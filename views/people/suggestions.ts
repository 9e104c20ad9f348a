import { html } from 'hono/html'

/** What the field of an executor offers as one types; the value is the text that is sent. */
export function suggestions(offered: { value: string; label: string; note: string | null }[]) {
  return html`${offered.map(
    ({ value, label, note }) =>
      html`<li role="option" data-value="${value}">${label}${note && html` <span class="sub">${note}</span>`}</li>`,
  )}`
}

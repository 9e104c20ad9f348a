import { html } from 'hono/html'

/** What stands at the head of every page of the demo council, on paper too. */
export const demoMark = html`<p class="demo-mark" role="note">Демонстраційна рада: люди й документи вигадані</p>`

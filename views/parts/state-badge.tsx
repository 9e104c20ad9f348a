import { html } from 'hono/html'
import { type IconName, icon } from './icon.tsx'

export type StateKind =
  | 'overdue'
  | 'today'
  | 'soon'
  | 'open'
  | 'extended'
  | 'waiting'
  | 'done'
  | 'late'
  | 'removed'
  | 'not-on-control'
  | 'annulled'
  | 'permanent'

const LOOKS: Record<StateKind, { tone: string; sign: IconName }> = {
  overdue: { tone: 'bad', sign: 'overdue' },
  today: { tone: 'warn', sign: 'half' },
  soon: { tone: 'info', sign: 'clock' },
  open: { tone: 'info', sign: 'ring' },
  extended: { tone: 'quiet', sign: 'extended' },
  waiting: { tone: 'warn', sign: 'inbox' },
  done: { tone: 'good', sign: 'check' },
  late: { tone: 'warn', sign: 'late' },
  removed: { tone: 'quiet', sign: 'box' },
  'not-on-control': { tone: 'quiet', sign: 'minus' },
  annulled: { tone: 'quiet', sign: 'cross' },
  permanent: { tone: 'info', sign: 'loop' },
}

/** A state as a word, a sign and a colour: «прострочено на 14 днів». Light enough to call for every row. */
export function StateBadge({ kind, label }: { kind: StateKind; label: string }) {
  const { tone, sign } = LOOKS[kind]
  return html`<span class="badge ${tone}">${icon(sign)}${label}</span>`
}

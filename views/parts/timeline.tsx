import type { Child } from 'hono/jsx'

export interface TimelineEntry {
  /** «12.11.2026» or «20.11.2026 08:00» */
  when: string
  /** The sentence: what happened, from what to what. */
  what: Child
  /** Who, on what ground, when it was recorded. */
  note?: Child
}

/** History as sentences, the newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <li>
          <b>{entry.when}</b> {entry.what} {entry.note && <span class="muted">{entry.note}</span>}
        </li>
      ))}
    </ol>
  )
}

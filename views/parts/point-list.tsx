import type { Child } from 'hono/jsx'

export interface PointItem {
  number: string
  text: string
  /** In the order of the resolution; the first is the lead. */
  executors: string[]
  due?: string
  dueNote?: string
  badge: Child
  /** The address of the point's own card; none where it has none. */
  href?: string
  /** The one that is open on this page. */
  current?: boolean
  id?: string
}

/** The points of a document as a list: what, who in order, by when, how it stands. */
export function PointList({ points }: { points: PointItem[] }) {
  return (
    <ol class="points">
      {points.map((point) => (
        <li id={point.id} class={point.current ? 'current' : undefined}>
          <span class="number">{point.number}</span>
          <div class="what">
            {point.href ? (
              <a href={point.href} aria-current={point.current ? 'true' : undefined}>
                {point.text}
              </a>
            ) : (
              point.text
            )}
          </div>
          <div class="due">
            {point.due}
            {point.dueNote && <span class="sub">{point.dueNote}</span>}
          </div>
          <div class="state">{point.badge}</div>
          {point.executors.length > 0 && <div class="who sub">{executorLine(point.executors)}</div>}
        </li>
      ))}
    </ol>
  )
}

function executorLine([lead, ...others]: string[]) {
  if (others.length === 0) return lead
  return (
    <>
      <b>1. {lead}</b>
      {others.map((name, index) => ` · ${index + 2}.\u00a0${name}`)}
    </>
  )
}

const WIDTH = 110

/** A share of a hundred as a bar. It repeats the figure that stands before it, so readers skip it. */
function Bar({ percent, tone }: { percent: number; tone?: 'bad' | 'warn' | 'good' }) {
  const length = Math.round((Math.min(Math.max(percent, 0), 100) * WIDTH) / 100)
  return (
    <svg
      class={tone ? `bar ${tone}` : 'bar'}
      width={WIDTH}
      height={10}
      viewBox={`0 0 ${WIDTH} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="track" width={WIDTH} height={10} rx={2} />
      <rect width={length} height={10} rx={2} />
    </svg>
  )
}

/** The percent before its bar, or the words for a department with nothing due. */
export function PercentBar({
  percent,
  none = '—',
  tone,
}: {
  percent: number | null
  none?: string
  tone?: 'bad'
}) {
  if (percent === null) return <span class="muted">{none}</span>
  return (
    <span class="percent">
      <b>{percent}%</b> <Bar percent={percent} tone={tone} />
    </span>
  )
}

interface SparklineProps {
  /** What is drawn: «Рівень виконавської дисципліни за кварталами». */
  caption: string
  values: { label: string; value: number }[]
  unit?: string
}

const WIDTH = 160
const HEIGHT = 36
const EDGE = 4

/** A line of some figures, and the same figures as a table. */
export function Sparkline({ caption, values, unit = '' }: SparklineProps) {
  const places = placed(values.map((entry) => entry.value))
  const last = places.at(-1)
  return (
    <figure class="spark">
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        <polyline points={places.map(([x, y]) => `${x},${y}`).join(' ')} />
        {last && <circle cx={last[0]} cy={last[1]} r={3} />}
      </svg>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {values.map((entry) => (
              <th scope="col">{entry.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {values.map((entry) => (
              <td>
                {entry.value}
                {unit}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </figure>
  )
}

function placed(values: number[]): [number, number][] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const step = (WIDTH - 2 * EDGE) / Math.max(values.length - 1, 1)
  return values.map((value, index) => [
    Math.round(EDGE + index * step),
    Math.round(HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE)),
  ])
}

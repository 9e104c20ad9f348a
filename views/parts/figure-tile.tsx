import type { Child } from 'hono/jsx'

interface FigureTileProps {
  value: string | number
  /** What is counted, in words; numerator and denominator may be links in it. */
  words: Child
  formula?: string
  asOf?: string
  /** The list that the figure counts. */
  href?: string
  tone?: 'bad' | 'warn' | 'good'
}

/** One figure, what it means, how it is computed and the list behind it. */
export function FigureTile({ value, words, formula, asOf, href, tone }: FigureTileProps) {
  return (
    <div class="tile sheet">
      <p class={tone ? `value ${tone}` : 'value'}>{href ? <a href={href}>{value}</a> : value}</p>
      <p class="sub">{words}</p>
      {formula && <p class="sub">Формула: {formula}</p>}
      {asOf && <p class="sub">Станом на {asOf}</p>}
    </div>
  )
}

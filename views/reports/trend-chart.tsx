import { formulaOf } from '../../src/reports/figures/formulas.ts'
import { inPercent } from '../../src/reports/figures/percent.ts'
import { reportHref } from '../../src/reports/query/addresses.ts'
import { periodName } from '../../src/reports/query/period.ts'
import type { TrendMonth } from '../../src/reports/reports/discipline-trend.ts'

const COLUMN = 56
const HEIGHT = 80
const TOP = 16
const BASE = HEIGHT - 2

/** Twelve months as columns, and the same months as a table whose every percentage opens its report. */
export function TrendChart({ months }: { months: readonly TrendMonth[] }) {
  const width = COLUMN * months.length
  return (
    <figure class="trend">
      {/* What scrolls must be reachable without a mouse. */}
      <section class="scroll" aria-label="Дисципліна за місяцями" tabindex={0}>
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby="trend-title trend-desc">
          <title id="trend-title">Виконавська дисципліна за місяцями, %</title>
          <desc id="trend-desc">{inWords(months)}</desc>
          <line class="base" x1={0} x2={width} y1={BASE} y2={BASE} />
          {months.map((month, place) => (
            <Column percent={month.percent} x={place * COLUMN} last={place === months.length - 1} />
          ))}
        </svg>
        <table>
          <caption class="visually-hidden">Виконавська дисципліна за місяцями, %</caption>
          <thead>
            <tr>
              {months.map(({ query: { period } }) => (
                <th scope="col">
                  {period.from.slice(5, 7)}.{period.from.slice(0, 4)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {months.map(({ query, percent, official, numerator, denominator }) => (
                <td>
                  <a
                    href={reportHref('formulas', query)}
                    title={`${periodName(query.period)}: ${formulaOf(official.formula).name}`}
                  >
                    {inPercent(percent)}
                  </a>
                  {percent !== null && (
                    <span class="sub">
                      {numerator} з {denominator}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </figure>
  )
}

function Column({ percent, x, last }: { percent: number | null; x: number; last: boolean }) {
  const middle = x + COLUMN / 2
  const length = Math.round(((percent ?? 0) * (BASE - TOP)) / 100)
  return (
    <>
      {percent !== null && (
        <rect
          class={last ? 'last' : undefined}
          x={x + 10}
          width={COLUMN - 20}
          y={BASE - length}
          height={length}
        />
      )}
      <text x={middle} y={BASE - length - 4} text-anchor="middle">
        {percent === null ? '—' : percent}
      </text>
    </>
  )
}

function inWords(months: readonly TrendMonth[]): string {
  const words = months.map(
    ({ query, percent }) =>
      `${periodName(query.period)} — ${percent === null ? 'нічого рахувати' : inPercent(percent)}`,
  )
  return `${words.join('; ')}.`
}

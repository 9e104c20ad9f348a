import type { Child } from 'hono/jsx'

interface ExplanationProps {
  /** «Чому строк 06.11.2026» */
  title?: string
  children: Child
  /** Every step, where they are at hand. */
  steps?: string[]
  law?: string
  more?: { href: string; label: string }
}

/** Why a day or a figure is what it is: one sentence, and the way to all steps. */
export function Explanation({ title, children, steps = [], law, more }: ExplanationProps) {
  return (
    <div class="explanation">
      <p>
        {title && <b>{title}. </b>}
        {children} {more && <a href={more.href}>{more.label}</a>}
      </p>
      {steps.length > 0 && (
        <details>
          <summary>Усі кроки</summary>
          <ol>
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </details>
      )}
      {law && <p>Підстава: {law}</p>}
    </div>
  )
}

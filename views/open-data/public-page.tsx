import type { DataSet } from '../../src/open-data/data-set.ts'
import { BarePage } from '../layout/bare-page.tsx'

interface PublicPageProps {
  council: string
  publisherId: string | null
  sets: readonly DataSet[]
}

/** The open data sets, without signing in. */
export function PublicPage({ council, publisherId, sets }: PublicPageProps) {
  return (
    <BarePage title="Відкриті дані" council={council}>
      <div class="stack">
        <p>
          Набори з реєстру контролю{publisherId && `, ЄДРПОУ ${publisherId}`}: CSV, UTF-8, дні як 2026-11-21.
          Імен, адрес і телефонів у них немає.
        </p>
        {sets.map(({ name, title, description }) => (
          <section class="stack">
            <div>
              <h2>{title}</h2>
              <p>{description}</p>
            </div>
            <p class="buttons">
              <a class="btn" href={`/open-data/${name}.csv`}>
                {name}.csv
              </a>
              <a href={`/open-data/${name}.json`}>Паспорт: стовпці та їх зміст</a>
            </p>
          </section>
        ))}
        <p class="muted">
          Дані можна вільно використовувати з посиланням на джерело (Закон «Про доступ до публічної
          інформації», ст. 10-1).
        </p>
      </div>
    </BarePage>
  )
}

import { plural } from '../../src/kernel/plural.ts'
import { warningsHref } from '../../src/reports/forecast/warning-addresses.ts'
import { FORECAST_ONLY } from '../../src/reports/forecast/warning-text.ts'

/** The way from a sheet of official figures to the forecast beside them. */
export function WarningLink({ warned }: { warned: number }) {
  const tasks = plural(warned, 'завдання', 'завдання', 'завдань')
  return (
    <p class="muted screen-only">
      <a href={warningsHref({})}>Раннє попередження</a>:{' '}
      {warned === 0
        ? 'у найближчі 30 днів запізнень не очікується.'
        : `у найближчі 30 днів ${warned} ${tasks} ймовірно ${plural(warned, 'запізниться', 'запізняться', 'запізняться')}.`}{' '}
      {FORECAST_ONLY}
    </p>
  )
}

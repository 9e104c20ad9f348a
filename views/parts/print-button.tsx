import { icon } from './icon.tsx'

/** Prints this page; shown only where scripts run. */
export function PrintButton() {
  return (
    <button class="btn js-only" type="button" data-print>
      {icon('print')} Друк
    </button>
  )
}

import type { Child } from 'hono/jsx'
import { icon } from './icon.tsx'

export interface FilterChip {
  label: string
  value: string
  /** The address of the same list without this filter. */
  removeHref: string
}

interface FilterChipsProps {
  chips: FilterChip[]
  clearHref: string
  /** What stands after the chips: the filter panel, as a rule. */
  children?: Child
}

/** The filters in force, each a link to the list without it. */
export function FilterChips({ chips, clearHref, children }: FilterChipsProps) {
  return (
    <div class="chips">
      {chips.map((chip) => (
        <a class="chip" href={chip.removeHref}>
          <span class="visually-hidden">Прибрати фільтр </span>
          {chip.label}: {chip.value}
          {icon('close')}
        </a>
      ))}
      {chips.length > 0 && <a href={clearHref}>Очистити</a>}
      {children}
    </div>
  )
}

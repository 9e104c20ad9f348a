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

/** Chips of the filters that are in force; `hrefWithout` is the address of the list without one of them. */
export function chipsInForce<N extends string>(
  filters: [name: N, label: string, value: string | undefined][],
  hrefWithout: (name: N) => string,
): FilterChip[] {
  return filters.flatMap(([name, label, value]) =>
    value ? [{ label, value, removeHref: hrefWithout(name) }] : [],
  )
}

import { icon } from './icon.tsx'

interface SortHeadProps {
  label: string
  /** The list in this order, or in the opposite one where it is already so. */
  href: string
  sorted?: 'asc' | 'desc'
  num?: boolean
}

/** A column head that is a link to the list in its order. */
export function SortHead({ label, href, sorted, num }: SortHeadProps) {
  const order = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined
  return (
    <th scope="col" class={num ? 'num' : undefined} aria-sort={order}>
      <a href={href}>
        {label}
        {sorted && icon(sorted === 'asc' ? 'up' : 'down')}
      </a>
    </th>
  )
}

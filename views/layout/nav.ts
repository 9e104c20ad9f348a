import type { IconName } from '../parts/icon.tsx'

export interface NavItem {
  href: string
  label: string
  /** For the bottom bar, where the label is long. */
  short?: string
  count?: number
  tone?: 'bad'
  icon?: IconName
}

/** The way about the product, as data: which rooms this person may enter is not known to the views. */
export interface Nav {
  /** The `href` of the item where this page belongs. */
  current: string
  /** The rooms, in order; the first five stand in the bottom bar of a narrow screen. */
  items: NavItem[]
  groups: { label: string; items: NavItem[] }[]
  person: { name: string; role: string; account?: string; signOut: string }
}

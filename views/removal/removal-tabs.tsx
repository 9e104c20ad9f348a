import { type Tab, Tabs } from '../parts/tabs.tsx'

/** How many things wait on each page of the room. */
export interface RemovalCounts {
  decision: number
  toFile: number
  drafts: number
}

/** The pages of the room: by a decision, by a resolution, and the decisions themselves. */
export function RemovalTabs({ current, counts }: { current: string; counts: RemovalCounts }) {
  const tabs: Tab[] = [
    { label: 'За рішенням виконкому', href: '/removal', count: counts.decision },
    { label: 'До справи', href: '/removal/to-file', count: counts.toFile },
    { label: 'Рішення й проєкти', href: '/removal/decisions', count: counts.drafts || undefined },
  ]
  return (
    <Tabs label="Зняття з контролю" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />
  )
}

import { parseDay } from '../../src/kernel/day.ts'
import { Flash } from './flash.tsx'

/** Says which day of a list's address is none, and that it narrows nothing; says nothing where all are days. */
export function ImpossibleDays({ query, names }: { query: URLSearchParams; names: string[] }) {
  const wrong = names
    .map((name) => query.get(name)?.trim() ?? '')
    .filter((text) => text !== '' && !parseDay(text))
  if (wrong.length === 0) return null
  return (
    <Flash tone="bad">
      Такого дня немає: {wrong.map((text) => `«${text.slice(0, 40)}»`).join(', ')}. Список за ним не звужено;
      напишіть день як 31.01.2026.
    </Flash>
  )
}

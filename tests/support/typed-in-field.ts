import { addDays, type Day, formatDay } from '../../src/kernel/day.ts'
import type { PlainField } from '../../src/tasks/act.ts'

/** What somebody types in a field of an act, told from the field alone; nothing where it may stay empty. */
export function typedInField(field: PlainField, { nth, today, latest = today }: TypedOn): string | undefined {
  switch (field.kind) {
    case 'day':
      if (field.optional) return undefined
      // A day with suggestions is one to come.
      return formatDay(field.quicks ? addDays(latest, 1 + (nth % 3)) : today)
    case 'text':
      return field.optional ? undefined : `${field.label}: ${nth}`
    case 'combobox':
      return field.suggest.includes('people') ? 'Іваненко П. С.' : 'Управління культури'
    case 'note':
      return undefined
    default:
      return field satisfies never
  }
}

interface TypedOn {
  /** the place of the act in a random history, so that no two say the same */
  nth: number
  today: Day
  /** the latest day that is known already: what is to come lies after it */
  latest?: Day
}

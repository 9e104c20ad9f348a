import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { Answerable } from '../../src/tasks/lists/answerable.ts'
import type { PartDue } from '../../src/tasks/part-due.ts'

/** What a list of answers says of the parts: to a co-executor of the own one, to the lead of all. */
export function partLines({ partsDue, parts, task }: Answerable): string[] {
  const [first] = partsDue
  if (!first || task.state.report || task.state.executedOn) return []
  if (parts.has('co-executor') && !parts.has('lead'))
    return [`Ваша частина: ${partDueWords(first)}; ${partGivenWords(first)}.`]
  const given = partsDue.filter(({ givenOn }) => givenOn).length
  return [
    `Частини співвиконавців ${partDueWords(first)}: подано ${given} з ${partsDue.length}${lateWords(partsDue)}.`,
  ]
}

/** «до 07.12.2026, за 3 робочі дні до строку» */
export function partDueWords({ due, daysBefore }: PartDue): string {
  const days = plural(daysBefore, 'робочий день', 'робочі дні', 'робочих днів')
  return `до ${formatDay(due)}, ${daysBefore === 0 ? 'у день строку' : `за ${daysBefore} ${days} до строку`}`
}

export function partGivenWords({ givenOn, late }: PartDue): string {
  const days = late > 0 ? ` із запізненням на ${late} ${plural(late, 'день', 'дні', 'днів')}` : ''
  if (givenOn) return `подано ${formatDay(givenOn)}${days}`
  return late > 0 ? `не подано, запізнюється на ${late} ${plural(late, 'день', 'дні', 'днів')}` : 'не подано'
}

/** «, із запізненням 1» */
export function lateWords(partsDue: readonly PartDue[]): string {
  const late = partsDue.filter((part) => part.late > 0).length
  return late > 0 ? `, із запізненням ${late}` : ''
}

import { type Day, formatDay } from '../../kernel/day.ts'
import type { DifferingGroup, DifferingThing } from '../compare/report-comparison.ts'
import type { CountedDocument, CountedLetter, CountedQuestion, CountedTask } from './counted-rows.ts'

/** What stands for a thing that this person may not open. */
export const HIDDEN_THING = 'Запис враховано; його зміст вам недоступний'

/** How a counted thing is named in one line, and where its card is; null for what this person may not open. */
export function thingText(
  of: DifferingGroup['of'],
  { row, id }: Pick<DifferingThing, 'row' | 'id'>,
): { name: string; href?: string } | null {
  if (row === null) return null
  switch (of) {
    case 'task': {
      const { document_id, point, text } = row as CountedTask
      const what = [point && `п. ${point}`, text].filter(Boolean).join('. ')
      return {
        name: `${numbered(row as CountedTask)}, ${what}`,
        href: `/documents/${document_id}?task=${id}`,
      }
    }
    case 'document': {
      const { document_id, title } = row as CountedDocument
      return { name: `${numbered(row as CountedDocument)}. ${title}`, href: `/documents/${document_id}` }
    }
    case 'question': {
      const { document_id, title } = row as CountedQuestion
      return { name: `${numbered(row as CountedQuestion)}. ${title}`, href: `/documents/${document_id}` }
    }
    case 'letter': {
      const { number, sent_on, person } = row as CountedLetter
      return { name: `Лист № ${number} від ${formatDay(sent_on)}, ${person}` }
    }
    case 'decision': {
      const { number, date } = row as { number: string; date: Day }
      return { name: `Рішення № ${number} від ${formatDay(date)}` }
    }
    default:
      return of satisfies never
  }
}

function numbered({ number, registered_on }: { number: string; registered_on: Day }): string {
  return `№ ${number} від ${formatDay(registered_on)}`
}

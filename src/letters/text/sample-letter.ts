import type { WorkingCalendar } from '../../deadlines/calendar.ts'
import { addDays, type Day, formatDay } from '../../kernel/day.ts'
import type { LetterContent } from './letter-content.ts'
import type { LettersOf } from './letters-of.ts'
import type { TemplateKind } from './template.ts'
import { type ItemMaterial, writeLetter } from './write-letter.ts'

/** An invented letter that shows what a template produces. */
export function sampleLetter(
  kind: TemplateKind,
  template: string | null,
  { reference, sender }: Pick<LettersOf, 'reference' | 'sender'>,
  day: Day,
): LetterContent {
  const { calendar, organization } = reference
  return writeLetter(
    {
      kind,
      day,
      organization,
      sender,
      template,
      recipient: {
        name: 'Іваненко Іван Петрович',
        vocative: 'Іване Петровичу',
        dative: 'Івану ІВАНЕНКУ',
        postDative: 'Начальнику управління капітального будівництва',
        post: null,
        department: null,
      },
      items: sampleItems(day, calendar),
      tables:
        kind === 'reminder'
          ? []
          : [
              {
                title: `Стан виконання на ${formatDay(day)}`,
                heads: [
                  'Підрозділ',
                  'На виконанні',
                  'Прострочено',
                  kind === 'digest' ? 'Строк цього тижня' : 'Строк у найближчі 30 днів',
                  'Чекають прийняття',
                ],
                rows: [['Управління капітального будівництва', '12', '1', '3', '2']],
                total: null,
              },
            ],
    },
    calendar,
  )
}

function sampleItems(day: Day, calendar: WorkingCalendar): ItemMaterial[] {
  const [late, soon] = [calendar.previousWorking(addDays(day, -4)), calendar.addWorkingDays(day, 3)]
  const item = (n: number, text: string, dueDay: Day, firstDueDay = dueDay): ItemMaterial => ({
    itemId: `sample-${n}`,
    taskId: `sample-${n}`,
    documentId: `sample-${n}`,
    kind: 'рішення виконкому',
    index: String(436 + n),
    date: addDays(day, -40),
    point: String(n),
    text,
    masked: false,
    why: [`Строк названо в документі: ${formatDay(firstDueDay)}.`],
    steps: [],
    concern: 'executor',
    firstDueDay,
    dueDay,
    returned: null,
  })
  return [
    item(1, 'Завершити капітальний ремонт даху закладу освіти', late),
    item(2, 'Подати пропозиції до програми благоустрою', soon, late),
  ]
}

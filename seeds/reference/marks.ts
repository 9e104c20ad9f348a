import type { TermMark } from '../../src/deadlines/rule.ts'

/** The dictionary of marks, in the order of a list on screen. */
export const termMarks: readonly TermMark[] = [
  {
    mark: 'терміново',
    aliases: ['терміновий', 'термінове'],
    kinds: null,
    n: 7,
    unit: 'workingDay',
    startEvent: 'signing',
    roll: 'back',
    law: 'Позначка «терміново»: 7 робочих днів від дня підписання (Інструкція з діловодства ради, Типова інструкція № 55)',
  },
  {
    mark: 'негайно',
    aliases: ['негайне'],
    kinds: null,
    n: 1,
    unit: 'workingDay',
    startEvent: 'signing',
    roll: 'back',
    law: 'Позначка «негайно»: того самого або наступного робочого дня (Інструкція з діловодства ради)',
  },
  {
    mark: 'невідкладно',
    aliases: ['невідкладне', 'без вивчення'],
    kinds: ['appeal'],
    n: 15,
    unit: 'day',
    startEvent: 'receipt',
    roll: 'back',
    law: 'Закон № 393/96-ВР, ст. 20: звернення, що не потребують додаткового вивчення, — невідкладно, не пізніше 15 днів від дня отримання',
  },
  {
    mark: 'термінове опрацювання',
    aliases: ['терміново', 'терміновий', 'термінове', 'невідкладно', '48 годин'],
    kinds: ['information-request'],
    n: 48,
    unit: 'hour',
    startEvent: 'receipt',
    roll: 'none',
    law: 'Закон № 2939-VI, ст. 20 ч. 2: інформація для захисту життя чи свободи особи, про довкілля, надзвичайні події — не пізніше 48 годин з дня отримання запиту',
  },
]

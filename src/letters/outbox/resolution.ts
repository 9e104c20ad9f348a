import type { DeliveryState } from '../letter-kind.ts'

/** What a person decides about a letter that delivery alone cannot finish. */
export const letterResolutions = ['arrived', 'again', 'on-paper', 'withhold'] as const
export type LetterResolution = (typeof letterResolutions)[number]

interface Rule {
  from: readonly DeliveryState[]
  to: DeliveryState
  words: string
}

/** The one table that buttons, the action and the tests read. A sender that holds a letter is not disturbed. */
export const letterResolutionRules: Record<LetterResolution, Rule> = {
  arrived: { from: ['unknown'], to: 'accepted', words: 'Дійшов: підтверджено людиною.' },
  again: {
    from: ['unknown', 'rejected', 'deferred'],
    to: 'deferred',
    words: 'Надіслати ще раз: вирішено людиною.',
  },
  'on-paper': { from: ['unknown', 'rejected'], to: 'accepted', words: 'Вручено на папері.' },
  withhold: {
    from: ['planned', 'deferred', 'unknown', 'rejected'],
    to: 'withheld',
    words: 'Не надсилати: вирішено людиною.',
  },
}

export function mayResolveLetter(resolution: LetterResolution, state: DeliveryState): boolean {
  return letterResolutionRules[resolution].from.includes(state)
}

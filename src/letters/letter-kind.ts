/** The kind of a letter: a person gets one letter a day, whatever it is about. */
export const letterKinds = ['reminder', 'digest', 'sheet', 'test'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Letters that a council may keep from going out again by themselves. */
export const waitingKinds = ['reminder', 'digest', 'sheet'] as const
export type WaitingKind = (typeof waitingKinds)[number]

/** The state of delivery of a letter; see `outbox` in `migrations/`. */
export const deliveryStates = [
  'planned',
  'claimed',
  'handing',
  'accepted',
  'deferred',
  'rejected',
  'unknown',
  'withheld',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What a person looks for among letters. */
export const letterViews = ['attention', 'waiting', 'sent', 'withheld', 'all'] as const
export type LetterView = (typeof letterViews)[number]

/** What a letter is: whatever else a person is written on a day stands in the same letter. */
export type LetterKind = 'reminder' | 'digest' | 'sheet' | 'test'

/** Where a letter is on its way; see `outbox` in `migrations/`. */
export type DeliveryState =
  | 'planned'
  | 'claimed'
  | 'handing'
  | 'accepted'
  | 'deferred'
  | 'rejected'
  | 'unknown'
  | 'withheld'

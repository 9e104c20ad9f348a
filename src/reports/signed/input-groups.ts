/** The sorts of rows that figures are counted from. */
export const inputKinds = ['tasks', 'documents', 'questions', 'letters', 'departments'] as const
export type InputKind = (typeof inputKinds)[number]

/** A fingerprint of the rows from this id up to the next group's; one row each where there are not too many. */
export type InputGroup = [first: string, rows: number, hash: string]

export type InputGroups = Partial<Record<InputKind, InputGroup[]>>

/** Rows from `first` up to `next` that are not as they were. */
export interface InputDifference {
  kind: InputKind
  first: string
  /** null for the last group */
  next: string | null
  was: number
  is: number
}

/** What has changed between two fingerprints of the same groups. */
export function differingInputs(before: InputGroups, after: InputGroups): InputDifference[] {
  return inputKinds.flatMap((kind) =>
    (before[kind] ?? []).flatMap(([first, was, hash], at, groups): InputDifference[] => {
      const [, is, now] = after[kind]?.[at] ?? ['', 0, '']
      return now === hash ? [] : [{ kind, first, next: groups[at + 1]?.[0] ?? null, was, is }]
    }),
  )
}

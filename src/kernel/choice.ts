export interface Choice {
  value: string
  label: string
}

/** Names that stand for the ids in the filter of a register. */
export interface FilterNames {
  departments: Choice[]
  kinds: Choice[]
  controllers: Choice[]
}

/** The words of the chosen one; nothing where none is chosen. */
export function labelOf(choices: Choice[], value: string | undefined): string | undefined {
  return value && (choices.find((choice) => choice.value === value)?.label ?? 'невідомо')
}

export interface Choice {
  value: string
  label: string
}

/** The options of a select, with the chosen one kept. */
export function Options({ choices, value }: { choices: Choice[]; value?: string }) {
  return (
    <>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </>
  )
}

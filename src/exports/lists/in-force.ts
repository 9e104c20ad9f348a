/** What a list is narrowed by, as one text; `otherwise` where nothing narrows it. */
export function inForce(
  filters: readonly (readonly [name: string, label: string, words: string | undefined])[],
  otherwise: string,
): string {
  const said = filters.flatMap(([, label, words]) => (words ? [`${label}: ${words}`] : []))
  return said.join('; ') || otherwise
}

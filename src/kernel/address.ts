/** A page's number as an address says it; 1 where it says none. */
export function pageOf(text: string | undefined): number {
  return text && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

/** A path with the parameters that have a value. */
export function hrefOf(path: string, parameters: Record<string, string | false | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}

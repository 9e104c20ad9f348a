/** The address of a file in `views/static`. One place, so that versions may be added to it later. */
export function asset(name: string): string {
  return `/static/${name}`
}

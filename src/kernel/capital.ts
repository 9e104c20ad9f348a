/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('uk') + text.slice(1)
}

/** The text with a small letter at its beginning. */
export function lowered(text: string): string {
  return text.charAt(0).toLocaleLowerCase('uk') + text.slice(1)
}

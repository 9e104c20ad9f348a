/**
 * Whether files come in at this address. They are counted where they are received, so the limit of all other bodies does
 * not hold there.
 */
export function takesFiles(path: string): boolean {
  return /^(?:\/api\/v1)?\/(?:documents|tasks)\/[^/]+\/files$/.test(path)
}

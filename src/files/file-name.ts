/** As file systems have it: a name that no file system would save again is refused. */
export const longestFileName = 255

/**
 * The name a file bears on screen and when it is saved. It is never a path: folders before it, signs that are not seen
 * and those that turn the direction of writing («звітfdp.exe») are left out. '' where nothing remains.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!
  return last
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
}

/** «pdf» of «Звіт.PDF»; '' where there is none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

const LONGEST = 254

/** The address as the register keeps it: one person's «Ivan@Rada.ua» and «ivan@rada.ua» are the same. */
export function cleanEmail(text: string): string {
  return text.trim().toLowerCase()
}

/** Good enough to send a letter to; whether anybody reads it only a letter can tell. */
export function isEmail(clean: string): boolean {
  return (
    clean.length <= LONGEST &&
    /^[^\s@<>"',;:()[\]\\]+@[^\s@<>"',;:()[\]\\]+\.[^\s@.<>"',;:()[\]\\]+$/.test(clean)
  )
}

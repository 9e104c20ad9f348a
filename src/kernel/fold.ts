const LOOK_ALIKES: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ï: 'ї',
}
const latinLookAlike = /[abcehikmoptxyï]/g
const CYRILLIC = /[а-щьюяґєії]/

/**
 * Text as it is compared: case, the sorts of apostrophes, dashes, quotes and spaces make no difference, and a Latin letter
 * typed inside a Cyrillic word is read as the Cyrillic one that looks the same. SQLite folds no Cyrillic, so this is stored.
 */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`´‘ꞌ]/g, '’')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[«»“”„"]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .split(' ')
    .map((word) =>
      CYRILLIC.test(word) ? word.replace(latinLookAlike, (letter) => LOOK_ALIKES[letter]!) : word,
    )
    .join(' ')
}

/** An index or a correspondent's number as it is compared: «№ 437–Р», «437-р» and a Latin «437-p» are one. */
export function foldNumber(text: string): string {
  return fold(text)
    .replace(/[№\s]/g, '')
    .replace(latinLookAlike, (letter) => LOOK_ALIKES[letter]!)
}

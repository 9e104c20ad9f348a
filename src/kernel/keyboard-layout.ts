const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const UKRAINIAN = 'йцукенгшщзхїфівапролджєячсмитьбю’'

/** What was meant by a text typed with the Latin layout on: «hsityyz» is «рішення»; null where it was not. */
export function typedInUkrainian(text: string): string | null {
  if (!/^[a-z[\];',.`\s\d-]+$/i.test(text) || !/[a-z]{3}/i.test(text)) return null
  return [...text.toLowerCase()].map((key) => UKRAINIAN[LATIN.indexOf(key)] ?? key).join('')
}

import type { DeclensionInput } from 'shevchenko'

/** How a letter calls a person. */
export interface DeclinedName {
  /** «Іване Петровичу», as one is addressed */
  vocative: string
  /** «Івану ІВАНЕНКУ», as an envelope has it */
  dative: string
  /** false where the name could not be declined and stands in both as it is: a person has to check */
  declined: boolean
}

/**
 * «Іваненко Іван Петрович» in the vocative and the dative. What is no Ukrainian name in full («Іваненко І. П.», «John Smith»),
 * or does not tell whether it is a man's or a woman's, stays in the nominative and says so.
 */
export async function declineName(name: string): Promise<DeclinedName> {
  const [surname = '', given = '', patronymic = '', ...more] = wordsOf(name)
  const words = [surname, given, patronymic].filter(Boolean)
  const asWritten = [given, patronymic, ...more, surname].filter(Boolean).join(' ')
  const undeclined = { vocative: asWritten, dative: asWritten, declined: false }
  if (words.length < 2 || more.length > 0 || !words.every(isUkrainian)) return undeclined
  const { default: shevchenko } = await import('shevchenko/dist/umd/shevchenko.min.js')
  const gender =
    genderOf(patronymic) ??
    (await shevchenko.detectGender({
      givenName: given,
      familyName: surname,
      ...(patronymic && { patronymicName: patronymic }),
    }))
  if (!gender) return undeclined

  const decline = (way: 'inVocative' | 'inDative', part: NamePart, word: string) =>
    remembered(`${way} ${gender} ${part} ${word}`, async () => {
      const plain = word.replace(/[’ʼ]/g, "'")
      const made = await shevchenko[way]({ gender, [part]: plain } as DeclensionInput)
      const declined = (made as Record<NamePart, string>)[part]
      return word === plain ? declined : declined.replaceAll("'", '’')
    })
  const called = patronymic
    ? [decline('inVocative', 'givenName', given), decline('inVocative', 'patronymicName', patronymic)]
    : [decline('inVocative', 'givenName', given), decline('inVocative', 'familyName', surname)]
  const to = [decline('inDative', 'givenName', given), decline('inDative', 'familyName', surname)]
  const [vocative, [first = '', last = '']] = await Promise.all([Promise.all(called), Promise.all(to)])
  return {
    vocative: vocative.join(' '),
    dative: `${first} ${last.toLocaleUpperCase('uk')}`,
    declined: true,
  }
}

type NamePart = 'givenName' | 'patronymicName' | 'familyName'

// «ІВАНЕНКО Іван Петрович» → «Іваненко», «Іван», «Петрович»
function wordsOf(name: string): string[] {
  return name
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) =>
      word === word.toLocaleUpperCase('uk') && word.length > 2
        ? word
            .split('-')
            .map((part) => part.slice(0, 1) + part.slice(1).toLocaleLowerCase('uk'))
            .join('-')
        : word,
    )
}

function isUkrainian(word: string): boolean {
  return word.length > 1 && /^[А-ЩЬЮЯЄІЇҐ][а-щьюяєіїґ]*(?:['’ʼ-][А-ЩЬЮЯЄІЇҐа-щьюяєіїґ]+)*$/u.test(word)
}

// A patronymic tells it without asking the model of the library, which takes a hundred times as long.
function genderOf(patronymic: string): 'masculine' | 'feminine' | null {
  if (/ич$/.test(patronymic)) return 'masculine'
  return /(?:вна|чна)$/.test(patronymic) ? 'feminine' : null
}

const MOST_REMEMBERED = 20_000
const known = new Map<string, string>()

// First names and patronymics are few: a letter to everybody declines each of them once.
async function remembered(key: string, decline: () => Promise<string>): Promise<string> {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = await decline()
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(key, made)
  return made
}

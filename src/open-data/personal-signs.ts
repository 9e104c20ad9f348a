/** Why a text may tell of a person, or may not stand in a file for machines. */
export type PersonalSign =
  | 'name'
  | 'person'
  | 'contact'
  | 'number'
  | 'address'
  | 'family'
  | 'health'
  | 'displaced'
  | 'military'
  | 'staff'
  | 'unreadable'
  | 'formula'

/** A sign, and the very words that bear it. */
export interface Sign {
  sign: PersonalSign
  words: string
}

/** A text as it is judged. What goes out is the text as it was written. */
export interface Reading {
  /** with one apostrophe, one space, letters put together */
  text: string
  /** the same in small letters, and where words begin in it: each half of «дитина-інвалід» */
  small: string
  starts: readonly number[]
  words: readonly { written: string; index: number }[]
}

export function readingOf(written: string): Reading {
  const text = evened(written)
  const words = Array.from(text.matchAll(/\p{L}[\p{L}’-]*/gu), ({ 0: word, index }) => ({
    written: word,
    index,
  }))
  const small = text.toLowerCase()
  const starts = Array.from(small.matchAll(/\p{L}+/gu), ({ index }) => index)
  return { text, small, starts, words }
}

export function evened(text: string): string {
  return text
    .normalize('NFC')
    .replace(/['ʼ`´‘ꞌ]/g, '’')
    .replace(/[‐‑]/g, '-')
    .replace(/[\p{Zs}\t\r\n]+/gu, ' ')
}

/**
 * Signs that no published text may bear: a name with initials, a citizen, a telephone, an e-mail, a long number,
 * a flat; what a spreadsheet would compute; and what cannot be judged at all.
 */
export function unmistakableSigns(reading: Reading): Sign[] {
  // Two alphabets in one word: look-alikes by which a name could pass.
  const mixed = /[a-z]/i.test(reading.text)
    ? reading.words.find(({ written }) => /[a-z]/i.test(written) && /[а-яєіїґ]/i.test(written))
    : undefined
  return [
    ...found(reading, unmistakable, unmistakableWords),
    ...(mixed ? [{ sign: 'unreadable' as const, words: mixed.written }] : []),
  ]
}

/**
 * Signs by which a title may be personal though it names no person: a house, and matters that Law 2297-VI (art. 7) and the
 * council forbid to publish. Rather a title too many is held back than one too few.
 */
export function suspiciousSigns(reading: Reading): Sign[] {
  const { text } = reading
  const shouted = isShouted(text) ? [{ sign: 'unreadable' as const, words: text.slice(0, 40) }] : []
  return [...found(reading, suspicious, suspiciousWords), ...shouted]
}

// Where all letters are capitals, none of them tells a name.
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return letters >= 10 && small * 3 < letters
}

type Pattern = readonly [PersonalSign, RegExp]

const NAME = String.raw`\p{Lu}[\p{Ll}’-]+`

/** Anywhere in the text. */
const unmistakable: readonly Pattern[] = [
  ['formula', /^\s*[=+\-@＝＋－＠]\S*/u],
  ['unreadable', /[\p{C}\uFFFD]/u],
  ['name', /(?<!\p{L})\p{Lu}\. ?(?:- ?)?\p{Lu}\p{Ll}*/u],
  ['name', new RegExp(String.raw`${NAME} \p{Lu}(?![\p{L}’-])\.?`, 'u')],
  ['contact', /@[^ @]*/],
  ['contact', /(?<!\d)0\d{2}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)|(?<!\d)\d{2,3}-\d{2}-\d{2}(?!\d)/u],
  ['number', /\d{6,}|(?:\d[ ():/-]?){9,}/u],
]

const suspicious: readonly Pattern[] = [
  // «Шевченка, 12», «Шевченка, буд. 5-а», «Нове № 7»
  ['address', new RegExp(String.raw`${NAME},? (?:буд\p{L}*\.? ?|б\. ?)?(?:№ ?)?\d{1,3}(?!\d)\p{Ll}?`, 'u')],
  ['unreadable', /[A-Za-z]{3,}/],
]

/** Where a word begins, in small letters. */
const unmistakableWords: readonly Pattern[] = [
  ['person', beginning('гр(?:-н[аоу]?|-к[аиоу]ю?|-ці)?(?![\\p{L}-])|громадян(?:ин|к|ці)')],
  ['person', beginning('фізичн(?:а|ої|ій|у|ою) особ|фоп(?!\\p{L})')],
  ['contact', beginning('(?:тел|моб)\\p{L}*[.:]* ?[(+\\d]')],
  ['number', beginning('(?:рнокпп|іпн|унзр)(?!\\p{L})')],
  ['address', beginning('(?:кв|квартир\\p{L}*|кімн\\p{L}*)\\.? ?№? ?\\d')],
]

const suspiciousWords: readonly Pattern[] = [
  ['address', beginning('буд(?:\\.|ин\\p{L}*|івл\\p{L}*)? ?№? ?\\d')],
  [
    'family',
    beginning(
      'дитин(?!ств)|малолітн|неповнолітн|сиріт|сирот|опік|піклуван|усинов|удочер|патронат|батьківськ\\p{L}+ прав|прийомн\\p{L}+ сім|(?:місц|умов)\\p{L}* проживан|статус\\p{L}* ос[оі]б|квартирн\\p{L}+ облік|службов\\p{L}+ житл',
    ),
  ],
  ['health', beginning('інвалід|хвор|діагноз|лікуван|псих|недієздат|вагітн|смерт|помер|похован')],
  ['displaced', beginning('переміщен|біжен|впо(?!\\p{L})|евакуйован')],
  [
    'military',
    beginning(
      'військов|мобіліз|призов|призивн|приписк|зсу(?!\\p{L})|збройн|оборон|бронюван|загибл|поранен|полонен|зникл|бойов|батальйон|бригад|дивізіон|загон|госпітал',
    ),
  ],
  [
    'staff',
    beginning(
      'відпустк|відрядж|призначен|преміюв|премі[їюя](?!\\p{L})|надбавк|матеріальн\\p{L}+ допомог|доган|дисциплінарн|службов\\p{L}+ розслідув|нагородж|подяк|грамот|заохоч|стажуван|вислуг|прийнят\\p{L}+ на робот|переведен\\p{L}+ на|звільнен\\p{L}+ (?:з|із) (?:посад|робот)|ранг',
    ),
  ],
]

function beginning(stems: string): RegExp {
  return new RegExp(String.raw`(?:${stems})[\p{L}\d]*`, 'uy')
}

function found(reading: Reading, anywhere: readonly Pattern[], ofWords: readonly Pattern[]): Sign[] {
  const signs: Sign[] = []
  for (const [sign, pattern] of anywhere) {
    const match = pattern.exec(reading.text)
    if (match) signs.push({ sign, words: match[0].trim() })
  }
  for (const [sign, pattern] of ofWords) {
    const words = atStart(reading, pattern)
    if (words !== undefined) signs.push({ sign, words })
  }
  return signs
}

function atStart({ small, starts }: Reading, pattern: RegExp): string | undefined {
  for (const index of starts) {
    pattern.lastIndex = index
    const match = pattern.exec(small)
    if (match) return match[0].trim()
  }
  return undefined
}

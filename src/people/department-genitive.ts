/**
 * «Департамент освіти» → «департаменту освіти», as it stands after «керівник»: the head noun and the adjectives before it
 * are declined, what follows depends on it and stays. A name of no form known here follows a word that takes the case.
 */
export function departmentInGenitive(name: string): string {
  const words = name.trim().split(/\s+/)
  // «КП «Водоканал»», «ЦНАП»: abbreviations are not declined.
  if (isAbbreviation(words[0]!)) return name
  const head = words.findIndex((word) => genderOf(word) !== null)
  const declined = words
    .slice(0, head + 1)
    .map((word, at) =>
      at === head
        ? HEADS[word.toLocaleLowerCase('uk')]![1]
        : adjectiveInGenitive(word, genderOf(words[head]!)!),
    )
  if (head === -1 || declined.includes(null)) return `підрозділу ${name.includes('«') ? name : `«${name}»`}`
  return [begun(declined[0]!), ...declined.slice(1), ...words.slice(head + 1)].join(' ')
}

type Gender = 'm' | 'f' | 'n'

// The nouns by which bodies and enterprises of a council are named.
const HEADS: Record<string, readonly [Gender, string]> = {
  департамент: ['m', 'департаменту'],
  відділ: ['m', 'відділу'],
  сектор: ['m', 'сектору'],
  центр: ['m', 'центру'],
  комітет: ['m', 'комітету'],
  секретаріат: ['m', 'секретаріату'],
  апарат: ['m', 'апарату'],
  архів: ['m', 'архіву'],
  фонд: ['m', 'фонду'],
  штаб: ['m', 'штабу'],
  заклад: ['m', 'закладу'],
  ліцей: ['m', 'ліцею'],
  коледж: ['m', 'коледжу'],
  інститут: ['m', 'інституту'],
  музей: ['m', 'музею'],
  театр: ['m', 'театру'],
  парк: ['m', 'парку'],
  палац: ['m', 'палацу'],
  будинок: ['m', 'будинку'],
  комбінат: ['m', 'комбінату'],
  диспансер: ['m', 'диспансеру'],
  управління: ['n', 'управління'],
  бюро: ['n', 'бюро'],
  агентство: ['n', 'агентства'],
  підприємство: ['n', 'підприємства'],
  господарство: ['n', 'господарства'],
  товариство: ['n', 'товариства'],
  'об’єднання': ['n', 'об’єднання'],
  "об'єднання": ['n', "об'єднання"],
  служба: ['f', 'служби'],
  інспекція: ['f', 'інспекції'],
  канцелярія: ['f', 'канцелярії'],
  бухгалтерія: ['f', 'бухгалтерії'],
  адміністрація: ['f', 'адміністрації'],
  дирекція: ['f', 'дирекції'],
  комісія: ['f', 'комісії'],
  рада: ['f', 'ради'],
  група: ['f', 'групи'],
  агенція: ['f', 'агенції'],
  організація: ['f', 'організації'],
  установа: ['f', 'установи'],
  станція: ['f', 'станції'],
  школа: ['f', 'школи'],
  гімназія: ['f', 'гімназії'],
  бібліотека: ['f', 'бібліотеки'],
  лікарня: ['f', 'лікарні'],
  поліклініка: ['f', 'поліклініки'],
}

function genderOf(word: string): Gender | null {
  return HEADS[word.toLocaleLowerCase('uk')]?.[0] ?? null
}

const ENDINGS: Record<Gender, readonly (readonly [RegExp, string])[]> = {
  m: [
    [/ий$/, 'ого'],
    [/ій$/, 'ього'],
  ],
  n: [
    [/е$/, 'ого'],
    [/є$/, 'ього'],
  ],
  f: [
    [/а$/, 'ої'],
    [/я$/, 'ьої'],
  ],
}

// «комунальне підприємство», «перша гімназія», «дитячий центр»
function adjectiveInGenitive(word: string, gender: Gender): string | null {
  const ending = ENDINGS[gender].find(([nominative]) => nominative.test(word))
  return ending ? word.replace(...ending) : null
}

function isAbbreviation(word: string): boolean {
  return word.length > 1 && word === word.toLocaleUpperCase('uk')
}

// Within a sentence only what is called after a place keeps its capital: «Вишнегірського центру», but «міського».
function begun(word: string): string {
  const ofPlace = /[сзц]ького$|[сзц]ької$/.test(word) && !/^міськ/i.test(word)
  return ofPlace ? word : word[0]!.toLocaleLowerCase('uk') + word.slice(1)
}

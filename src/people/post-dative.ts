/**
 * «начальник управління транспорту» → «начальнику управління транспорту»: the words before the head noun and the noun itself are
 * declined, what follows depends on it and stays. Null where the post is of no form known here.
 */
export function postInDative(post: string): string | null {
  const words = post.trim().split(/\s+/)
  const at = words.findIndex((word) => nounInDative(word) !== null)
  if (at === -1) return null
  const before = words.slice(0, at).map((word) => adjectiveInDative(word, nounIsFeminine(words[at]!)))
  if (before.some((word) => word === null)) return null
  return [...before, nounInDative(words[at]!), ...words.slice(at + 1)].join(' ')
}

// The nouns by which posts of a council are named; a compound keeps its first part.
const NOUNS: Record<string, string> = {
  голова: 'голові',
  староста: 'старості',
  суддя: 'судді',
  секретар: 'секретарю',
  керівник: 'керівнику',
  керівниця: 'керівниці',
  начальник: 'начальнику',
  начальниця: 'начальниці',
  заступник: 'заступнику',
  заступниця: 'заступниці',
  помічник: 'помічнику',
  помічниця: 'помічниці',
  радник: 'раднику',
  радниця: 'радниці',
  директор: 'директору',
  директорка: 'директорці',
  завідувач: 'завідувачу',
  завідувачка: 'завідувачці',
  виконувач: 'виконувачу',
  спеціаліст: 'спеціалісту',
  спеціалістка: 'спеціалістці',
  інспектор: 'інспектору',
  інспекторка: 'інспекторці',
  адміністратор: 'адміністратору',
  архітектор: 'архітектору',
  бухгалтер: 'бухгалтеру',
  інженер: 'інженеру',
  юрист: 'юристу',
  юрисконсульт: 'юрисконсульту',
  економіст: 'економісту',
  діловод: 'діловоду',
  керуючий: 'керуючому',
  керуюча: 'керуючій',
  'в.о.': 'в.о.',
}

function nounInDative(word: string): string | null {
  const dative = NOUNS[word.toLocaleLowerCase('uk')]
  return dative === undefined ? null : sameCase(word, dative)
}

function nounIsFeminine(noun: string): boolean {
  return /(?:ка|ця|чка|уюча)$/.test(noun)
}

// «перший», «міський», «головна», «перша-ліпша»
function adjectiveInDative(word: string, feminine: boolean): string | null {
  if (feminine) return /(?:а|я)$/.test(word) ? word.replace(/а$/, 'ій').replace(/я$/, 'ій') : null
  if (/ий$/.test(word)) return word.replace(/ий$/, 'ому')
  return /ій$/.test(word) ? word.replace(/ій$/, 'ьому') : null
}

function sameCase(model: string, word: string): string {
  return model[0] === model[0]!.toLocaleUpperCase('uk')
    ? word[0]!.toLocaleUpperCase('uk') + word.slice(1)
    : word
}

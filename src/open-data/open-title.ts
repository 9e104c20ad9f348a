import { readingOf, type Sign, suspiciousSigns, unmistakableSigns } from './personal-signs.ts'
import { unknownNames } from './unknown-names.ts'

/** What goes out under the name of an act, and why its own title does not, where it does not. */
export interface OpenTitle {
  title: string
  withheld: Sign[]
}

interface Titled {
  title: string
  publicTitle: string | null
  /** «рішення виконавчого комітету» */
  kindName: string
  /** names that the council says are places and things, in the cases it writes them */
  places: readonly string[]
}

/**
 * The title by which the public reads an act (Law 2297-VI, art. 6 and 14; the open register names no person). The public title where a
 * person has given one; else the act's own, unless anything in it may be personal: then the act goes out under the name of its kind.
 * A title goes out exactly as it is written or not at all, also one that a spreadsheet would take for a formula.
 */
export function openTitle({ title, publicTitle, kindName, places }: Titled): OpenTitle {
  const given = publicTitle?.trim() || null
  const withheld = given ? unmistakableSigns(readingOf(given)) : judged(title, places)
  return withheld.length === 0
    ? { title: given ?? title.trim(), withheld }
    : { title: `${kindName[0]!.toUpperCase()}${kindName.slice(1)} (назву не оприлюднено)`, withheld }
}

/** A number that is one: digits with a few letters and signs. Anything else could be words. */
export function isOpenNumber(number: string): boolean {
  return number.length <= 20 && /^\d/.test(number) && !/\p{L}{5}|\d{6}|[^\p{L}\d/.()–-]/u.test(number)
}

/** The name of a department, unless it may name a person. */
export function isOpenDepartment(name: string, places: readonly string[]): boolean {
  const reading = readingOf(name)
  return (
    departmentWord.test(name) &&
    unmistakableSigns(reading).length === 0 &&
    unknownNames(reading, /^\p{Lu}\p{Ll}+$/u, places).length === 0
  )
}

function judged(title: string, places: readonly string[]): Sign[] {
  const reading = readingOf(title)
  const names = unknownNames(reading, titleBegins, places)
  return [
    ...unmistakableSigns(reading),
    ...suspiciousSigns(reading),
    ...(names.length > 0 ? [{ sign: 'name' as const, words: names.join(', ') }] : []),
  ]
}

const titleBegins =
  /^(?:Про|Щодо|Питання|Деякі|Окремі|План|Програма|Положення|Регламент|Порядок|Правила|Статут|Звіт|Зміни|Затвердження|Внесення|Інформація|Заходи|Перелік|Склад|Бюджет)$/
const departmentWord =
  /(?<!\p{L})(?:від ?діл|управлін|департамент|служб|інспекц|керівництв|сектор|комітет|центр|підприємств|заклад|апарат|адміністрац|округ|рад[аи]|бюро|архів|ліце|школ|гімназ|лікарн|КП|КНП|КЗ|КУ)/iu

/**
 * The lines above a decision: the state, the council, its committee. «Виконавчий комітет Зорянської міської ради» names
 * the council in the genitive; alone on its line it is «ЗОРЯНСЬКА МІСЬКА РАДА».
 */
export function letterheadOf(organization: string): string[] {
  return ['Україна', ...linesOf(organization.trim())].map((line) => line.toLocaleUpperCase('uk'))
}

const COMMITTEE = 'виконавчий комітет'

function linesOf(organization: string): string[] {
  const council = /^виконавчий\s+комітет\s+(.+)$/i.exec(organization)?.[1]
  if (council === undefined) return isCouncil(organization) ? [organization, COMMITTEE] : [organization]
  const nominative = councilInNominative(council)
  // A genitive that cannot be turned into a nominative comes after the committee, where a genitive is right.
  return nominative ? [nominative, COMMITTEE] : [COMMITTEE, council]
}

function isCouncil(organization: string): boolean {
  return organization.split(/\s+/).some((word) => word.toLocaleLowerCase('uk') === 'рада')
}

// Only the adjectives before «ради» agree with it: «районної у місті Києві ради», «міської ради Житомирської області».
function councilInNominative(genitive: string): string | null {
  const words = genitive.split(/\s+/)
  const council = words.findIndex((word) => word.toLocaleLowerCase('uk') === 'ради')
  if (council < 1 || !isAdjective(words[0]!)) return null
  const nominative = words.slice(0, council).map((word) => (isAdjective(word) ? inNominative(word) : word))
  return [...nominative, 'рада', ...words.slice(council + 1)].join(' ')
}

function isAdjective(word: string): boolean {
  return /.ої$/i.test(word)
}

// «Зорянської» → «Зорянська», «Верхньої» → «Верхня»
function inNominative(adjective: string): string {
  return adjective.replace(/ьої$/i, 'я').replace(/ої$/i, 'а')
}

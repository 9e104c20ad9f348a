/**
 * «Іваненко І. П.» from «ІВАНЕНКО Іван Петрович», «Іваненко Іван Петрович» or «Іваненко І.П.».
 * A name of one word stays as it is; the surname is always the first word, as in resolutions.
 */
export function shortName(name: string): string {
  const [surname = '', ...rest] = name.trim().replace(/\s+/g, ' ').split(/[ .]+/).filter(Boolean)
  const initials = rest.slice(0, 2).map((part) => `${part[0]!.toLocaleUpperCase('uk')}.`)
  return [capitalised(surname), ...initials].join(' ')
}

// «ПЕТРЕНКО-ІВАНЧУК» → «Петренко-Іванчук»; a name in mixed case is left alone.
function capitalised(surname: string): string {
  if (surname !== surname.toLocaleUpperCase('uk') || surname.length < 2) return surname
  return surname
    .split('-')
    .map((part) => part.slice(0, 1) + part.slice(1).toLocaleLowerCase('uk'))
    .join('-')
}

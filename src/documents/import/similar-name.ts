import { editDistance } from '../../kernel/edit-distance.ts'
import { fold } from '../../kernel/fold.ts'

/** A known department's name that the given one nearly equals: a letter or two apart, and not in a number. */
export function similarDepartment(given: string, known: Iterable<string>): string | undefined {
  const name = fold(given)
  const most = name.length >= 12 ? 2 : name.length >= 5 ? 1 : 0
  for (const one of known) {
    const other = fold(one)
    if (other !== name && digitsOf(other) === digitsOf(name) && editDistance(name, other, most) <= most)
      return one
  }
  return undefined
}

/** A known person's name that the given one nearly equals: a letter of the surname, or initials that one of them lacks. */
export function similarPerson(given: string, known: Iterable<string>): string | undefined {
  const [surname = '', initials] = parts(given)
  for (const one of known) {
    const [otherSurname = '', otherInitials] = parts(one)
    const sameInitials = initials === otherInitials
    if (surname === otherSurname) {
      if (!sameInitials && (initials!.startsWith(otherInitials!) || otherInitials!.startsWith(initials!)))
        return one
    } else if (sameInitials && surname.length >= 5 && editDistance(surname, otherSurname, 1) <= 1) return one
  }
  return undefined
}

function parts(name: string): [surname: string, initials: string] {
  const [surname = '', ...rest] = fold(name).split(' ')
  return [surname, rest.join('')]
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '')
}

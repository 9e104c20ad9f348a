import { fold } from '../kernel/fold.ts'

/** A known department's name that the given one nearly equals: a letter or two apart, and not in a number. */
export function similarDepartment(given: string, known: Iterable<string>): string | undefined {
  const name = fold(given)
  const most = name.length >= 12 ? 2 : name.length >= 5 ? 1 : 0
  for (const one of known) {
    const other = fold(one)
    if (other !== name && digitsOf(other) === digitsOf(name) && distance(name, other, most) <= most)
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
    } else if (sameInitials && surname.length >= 5 && distance(surname, otherSurname, 1) <= 1) return one
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

/** How many letters to put in, take out or change; anything above `most` is told as `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length]!
}

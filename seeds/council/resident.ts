import { placesOf } from './places.ts'
import type { Random } from './random.ts'

/** Somebody who calls in: an invented name, address and telephone. Personal data, so in the texts of points only. */
export function residentsFrom(random: Random, nextName: () => string): () => string {
  return () => {
    const address = placesOf(random, 0)('{street}, {house}, кв. {flat}')
    const telephone = `050 000 ${random.int(10, 99)} ${random.int(10, 99)}`
    return `${nextName()}, ${address}, тел. ${telephone}`
  }
}

import { fold } from '../kernel/fold.ts'
import type { DocumentKind } from './kind.ts'

/** A name of a kind as it is compared: case, quotes, commas and the dots of abbreviations make no difference. */
export function kindNameKey(name: string): string {
  return fold(name)
    .replace(/[".,:;()]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Finds a kind by its id or by any of its names: those it bears itself and those that the council has for it. */
export function kindFinder(
  kinds: readonly DocumentKind[],
  names: readonly { name_key: string; kind: string }[],
): (idOrName: string) => DocumentKind | undefined {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]))
  const byName = new Map(names.map(({ name_key, kind }) => [name_key, byId.get(kind)]))
  for (const kind of kinds) byName.set(kindNameKey(kind.name), kind)
  return (idOrName) => byId.get(idOrName.trim().toLowerCase()) ?? byName.get(kindNameKey(idOrName))
}

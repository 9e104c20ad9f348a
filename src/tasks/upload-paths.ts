import { formActs } from './acts.ts'

const actsWithEvidence = formActs.filter(({ evidence }) => evidence).map(({ name }) => name)

const addresses = [
  /^(?:\/api\/v1)?\/(?:documents|tasks)\/[^/]+\/files$/,
  /^\/replies$/,
  /^\/reports\/forms\/[^/]+$/,
  new RegExp(`^/(?:tasks|answer)/[^/]+/(?:${actsWithEvidence.join('|')})$`),
]

/**
 * Whether files come in at this address. They are counted where they are received, so the limit of all other bodies does
 * not hold there.
 */
export function takesFiles(path: string): boolean {
  return addresses.some((address) => address.test(path))
}

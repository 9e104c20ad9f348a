import type { ActName } from './transitions.ts'

/** Acts whose form may bring evidence: what executors send to the controller, and to the lead. */
const actsWithEvidence: readonly ActName[] = ['reports', 'parts', 'extension-requests']

export function takesEvidence(act: ActName): boolean {
  return actsWithEvidence.includes(act)
}

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

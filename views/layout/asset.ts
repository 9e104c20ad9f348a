import addresses from '../../dist/asset-addresses.json'

/**
 * The address of a static file. It carries a hash of the content, which `build.mjs` knows: it never means another content, so
 * a browser that has it need not ask again.
 */
export function asset(name: keyof typeof addresses): string {
  return addresses[name]
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new identifier: 20 characters, made in the program, ordered by the time of making.
 * Ten characters of milliseconds, ten of chance (50 bits).
 */
export function newId(): string {
  let id = ''
  for (let ms = Date.now(), place = 0; place < 10; place++) {
    id = ALPHABET[ms % 32] + id
    ms = Math.floor(ms / 32)
  }
  for (const byte of crypto.getRandomValues(new Uint8Array(10))) id += ALPHABET[byte % 32]
  return id
}

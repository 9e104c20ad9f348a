import { inflateRawSync } from 'node:zlib'

/** The words of `word/document.xml` in a Word file, a line a paragraph. */
export async function wordsOf(file: ArrayBuffer | Uint8Array): Promise<string> {
  return xmlOf(file)
    .replace(/<\/w:p>|<w:(?:tab|br)\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

/** An entry of a Word file or a workbook. */
export function xmlOf(file: ArrayBuffer | Uint8Array, name = 'word/document.xml'): string {
  return entryOf(Buffer.from(new Uint8Array(file)), name)
}

// A zip names its entries at its end: signature, sizes and where each begins.
function entryOf(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries--) {
    const [method, size, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ]
    const local = zip.readUInt32LE(at + 42)
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const bytes = zip.subarray(from, from + size)
      return (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Error(`no ${name}`)
}

import { BEGINNING, directoryEndAt, ENTRY_LENGTH } from '../kernel/zip-format.ts'

/**
 * The same archive without the hour at which it was made: each entry carries its time twice, in the directory and before its
 * content (APPNOTE 4.3.7, 4.3.12). Two files of one paper are equal byte for byte so.
 */
export function timelessZip(bytes: Uint8Array): Uint8Array {
  const zip = bytes.slice()
  const view = new DataView(zip.buffer)
  const end = directoryEndAt(view)
  if (end < 0) throw new Error('no directory in the archive')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, BEGINNING, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, BEGINNING, true)
    at +=
      ENTRY_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return zip
}

import { directoryEndAt, ENTRY, ENTRY_LENGTH } from '../kernel/zip-format.ts'

/**
 * The names of what a ZIP holds, from its last bytes: its directory stands there (APPNOTE 4.3.12, 4.3.16). Null where the
 * archive is torn or its directory is longer than what was given.
 */
export function namesInZip(tail: Uint8Array): Set<string> | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = directoryEndAt(view)
  if (end < 0) return null
  const count = view.getUint16(end + 10, true)
  const names = new Set<string>()
  // From the end, where the directory must end too: what stands before the archive does not matter so.
  let at = end - view.getUint32(end + 12, true)
  for (let place = 0; place < count; place++) {
    if (at < 0 || at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return null
    const length = view.getUint16(at + 28, true)
    names.add(new TextDecoder().decode(tail.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + length)))
    at += ENTRY_LENGTH + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

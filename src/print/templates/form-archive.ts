import { done, type Result, reject } from '../../kernel/result.ts'
import { unpackZip } from '../../kernel/zip.ts'

/** A Word file has some twenty entries; with many pictures a hundred. */
const MOST_ENTRIES = 500
/** Unpacked. */
const MOST_BYTES = 24 * 1024 * 1024

/** The entries of a ZIP by name. No more is unpacked than a form may have, whatever sizes it declares. */
export async function unpackForm(zip: Uint8Array): Promise<Result<Map<string, Uint8Array>>> {
  const parts = await unpackZip(zip, { entries: MOST_ENTRIES, bytes: MOST_BYTES })
  if (parts === 'broken' || (parts instanceof Map && ![...parts.keys()].every(isPlainName)))
    return reject({ code: 'form-broken', field: 'files' })
  if (parts === 'beyond')
    return reject({ code: 'form-too-large-inside', field: 'files', facts: { most: MOST_BYTES } })
  return done(parts)
}

function isPlainName(name: string): boolean {
  return /^[^/\\:][^\\:]*$/.test(name) && !name.includes('..')
}

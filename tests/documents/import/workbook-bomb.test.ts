import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { createDeflateRaw } from 'node:zlib'
import { expect, it } from 'vitest'
import { importRegister } from '../../../src/documents/import/actions/import-register.ts'
import { columnNames } from '../../../src/documents/import/columns.ts'
import { refusalSentence } from '../../../src/kernel/refusals.ts'
import { testContext } from '../../support/context.ts'
import { counts, load } from './register-file.ts'

const MB = 1024 * 1024

it('a workbook of 400 kB with a cell of 400 MB is refused in words, and takes little memory', async () => {
  const context = await testContext()
  const file = workbook('xl/worksheets/sheet1.xml', await packedCell(400), { declared: 400 * MB })
  expect(file.length).toBeLessThan(500_000)
  const before = process.memoryUsage().rss
  const outcome = await importRegister(context, file, { dryRun: true })
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB)
  expect(outcome.ok).toBe(false)
  if (!outcome.ok) expect(outcome.refusals.map(refusalSentence).join()).toMatch(/завелика.*24 МБ/)
})

it('what a workbook says of its own size is not believed', async () => {
  const context = await testContext()
  const cell = await packedCell(100)
  const codeOf = async (declared: number) => {
    const outcome = await importRegister(context, workbook('a.xml', cell, { declared }), { dryRun: true })
    return outcome.ok ? null : outcome.refusals[0]!.code
  }
  expect(await codeOf(1000)).toBe('file-too-large-inside')
  expect(await codeOf(4 * 1024 * MB - 1)).toBe('file-too-large-inside')
  const small = workbook('a.xml', await packedCell(1), { declared: MB, before: 4 * 1024 * MB - 1 })
  const outcome = await importRegister(context, small, { dryRun: true })
  expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'file-not-a-table' }] })
})

it('a register of twenty thousand rows is a workbook like any other', { timeout: 60_000 }, async () => {
  const context = await testContext()
  const xlsx = await import('@e965/xlsx')
  const names = ['kind', 'number', 'date', 'title'] as const
  const rows = Array.from({ length: 20_000 }, (_, place) => [
    place === 0 ? 'розпорядження' : '',
    `${place + 1}-р`,
    '22.01.2026',
    'Про чергування',
  ])
  const sheet = xlsx.utils.aoa_to_sheet([names.map((name) => columnNames[name]), ...rows])
  const book = xlsx.utils.book_new(sheet, 'Реєстр')
  const file = new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
  expect(counts(await load(context, file, true))).toMatchObject({ rows: 20_000, created: 1 })
})

/** So many megabytes of one letter, packed. */
async function packedCell(megabytes: number): Promise<Uint8Array> {
  const deflate = createDeflateRaw({ level: 9 })
  const packed = buffer(deflate)
  const piece = Buffer.alloc(MB, 'a')
  for (let n = 0; n < megabytes; n++) if (!deflate.write(piece)) await once(deflate, 'drain')
  deflate.end()
  return packed
}

/** A ZIP of one packed part, with the sizes it claims in its directory and before the content. */
function workbook(
  name: string,
  packed: Uint8Array,
  { declared, before = declared }: { declared: number; before?: number },
): Uint8Array {
  const head = (size: number) => {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    return fields
  }
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head(before), Buffer.from(name), packed])
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    head(declared),
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return new Uint8Array(Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end]))
}

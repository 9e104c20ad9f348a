import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { ordinaryPlan, type PartPlan, partPlace, partsOf } from '../../src/exports/part-plan.ts'
import { wholeFile, writePart } from '../../src/exports/writing/list-file.ts'
import type { ListFormat } from '../../src/kernel/list-format.ts'
import type { ListRow, ListTable } from '../../src/print/list-table.ts'
import type { Piece } from '../../src/print/xlsx/deflated.ts'

const table: ListTable = {
  name: 'Завдання: усі',
  columns: [
    { head: 'Номер', width: 10 },
    { head: 'Строк', width: 12, holds: 'day' },
    { head: 'Листів', width: 8, holds: 'figure' },
  ],
  about: [
    ['Список', 'Завдання: усі'],
    ['Умови', 'Стан: прострочено'],
  ],
}

/** A list written as it would be in parts, and put together. */
async function fileOf(format: ListFormat, rows: readonly ListRow[], plan: PartPlan = ordinaryPlan) {
  const parts: Piece[] = []
  for (let part = 0; part < partsOf(rows.length, plan); part++) {
    const place = partPlace(part, rows.length, plan)
    const own = rows.slice(place.from, place.to)
    parts.push(await writePart({ format, table }, own, { place, crcBefore: parts.at(-1)?.crc ?? 0 }))
  }
  const written = parts.map((piece) => ({ ...piece, bytes: piece.bytes.length }))
  async function* open(part: number) {
    yield parts[part]!.bytes
  }
  const pieces = wholeFile({ format, table }, { parts: written, rows: rows.length, plan }, open)
  return new Uint8Array(await new Response(ReadableStream.from(pieces)).arrayBuffer())
}

function sheetsIn(bytes: Uint8Array): Record<string, unknown[][]> {
  const { SheetNames, Sheets } = read(bytes.slice())
  return Object.fromEntries(
    SheetNames.map((name) => [
      name,
      utils.sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, raw: false }),
    ]),
  )
}

describe('a list as a workbook', () => {
  it('has its heads, days that Excel knows as days, and a sheet of words about it', async () => {
    const bytes = await fileOf('xlsx', [['437-р', '2023-06-30', 2]])
    expect(sheetsIn(bytes)).toEqual({
      'Завдання  усі': [
        ['Номер', 'Строк', 'Листів'],
        ['437-р', '30.06.2023', '2'],
      ],
      'Про список': [
        ['Список', 'Завдання: усі'],
        ['Умови', 'Стан: прострочено'],
      ],
    })
    expect(read(bytes).Sheets['Завдання  усі']!['B2']).toMatchObject({ t: 'n', v: 45107 })
  })

  it('written in parts is the very same as written at once', async () => {
    const rows = Array.from({ length: 7 }, (_, at): ListRow => [`№ ${at}`, '2026-11-20', at])
    const inParts = await fileOf('xlsx', rows, { rowsOfPart: 2, rowsOfSheet: 1000 })
    expect(sheetsIn(inParts)).toEqual(sheetsIn(await fileOf('xlsx', rows)))
    expect(inParts).toEqual(await fileOf('xlsx', rows, { rowsOfPart: 2, rowsOfSheet: 1000 }))
  })

  it.each([
    [3, ['Завдання  усі']],
    [4, ['Завдання  усі']],
    [5, ['Аркуш 1 з 2', 'Аркуш 2 з 2']],
    [9, ['Аркуш 1 з 3', 'Аркуш 2 з 3', 'Аркуш 3 з 3']],
  ])('of %i rows where a sheet takes four goes on in the next one', async (count, names) => {
    const rows = Array.from({ length: count }, (_, at): ListRow => [`№ ${at}`, null, at])
    const { 'Про список': _, ...sheets } = sheetsIn(
      await fileOf('xlsx', rows, { rowsOfPart: 2, rowsOfSheet: 4 }),
    )
    expect(Object.keys(sheets)).toEqual(names)
    for (const [heads] of Object.values(sheets)) expect(heads).toEqual(['Номер', 'Строк', 'Листів'])
    expect(Object.values(sheets).flatMap(([, ...own]) => own.map(([number]) => number))).toEqual(
      rows.map(([number]) => number),
    )
  })

  it('never has more rows on a sheet than Excel takes', () => {
    expect(ordinaryPlan.rowsOfSheet + 1).toBeLessThanOrEqual(1_048_576)
    expect(ordinaryPlan.rowsOfSheet % ordinaryPlan.rowsOfPart).toBe(0)
    const last = partPlace(2096, 2_096_001, ordinaryPlan)
    expect(last).toMatchObject({ from: 1_048_000, sheet: 1, opensSheet: true, rowsOfSheet: 1_048_000 })
  })

  it('takes whatever people write, as text', async () => {
    const words = ['=1+1', '@SUM(A1)', '_x0041_', '\u{10ffff}', '<b>&"\'', 'рядок\nдругий', ' поле ']
    const torn = ['а\u0001б', 'пів\ud800']
    const kept = [...words, 'аб', 'пів']
    const rows = [...words, ...torn].map((word): ListRow => [word, null, null])
    const { Sheets, SheetNames } = read(await fileOf('xlsx', rows))
    const sheet = Sheets[SheetNames[0]!]!
    const cells = kept.map((_, at) => sheet[`A${at + 2}`])
    expect(cells.map(({ v }) => v)).toEqual(kept)
    expect(cells.every(({ t, f }) => t === 's' && f === undefined)).toBe(true)
  })

  it('cuts a text that no cell of Excel takes', async () => {
    const sheet = sheetsIn(await fileOf('xlsx', [['я'.repeat(40_000), null, null]]))
    expect(String(sheet['Завдання  усі']![1]![0])).toHaveLength(32_767)
  })

  it('with no rows has its heads', async () => {
    expect(sheetsIn(await fileOf('xlsx', []))['Завдання  усі']).toEqual([['Номер', 'Строк', 'Листів']])
  })
})

describe('a list as CSV', () => {
  it('is what Excel opens by itself: a mark, semicolons, ISO days; nothing in it is a formula', async () => {
    const rows: ListRow[] = [
      ['а;"б"', '2023-06-30', 2],
      ['=1+1', null, 0],
      ['＠x', null, -3],
    ]
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await fileOf('csv', rows, { rowsOfPart: 1, rowsOfSheet: 1 }),
    )
    expect(text).toBe(`\u{feff}Номер;Строк;Листів\r\n"а;""б""";2023-06-30;2\r\n'=1+1;;0\r\n'＠x;;-3\r\n`)
  })
})

import { writeFile } from 'node:fs/promises'
import { done } from '../kernel/refusal.ts'
import { actsFile } from '../open-data/lists/acts-file.ts'
import { currentPublication } from '../open-data/store.ts'
import type { Command } from './command.ts'

export const openDataActs: Command = {
  name: 'open-data acts',
  summary: 'реєстр актів ради як набір відкритих даних, CSV',
  notes: ['Акти, назва яких може містити відомості про особу, виходять під назвою свого виду.'],
  options: { out: { placeholder: 'ФАЙЛ', help: 'записати у файл, а не надрукувати' } },
  async run({ options: { out }, openOffice }) {
    const office = await openOffice()
    const pieces = actsFile(office, await currentPublication(office.db))
    if (out !== undefined) {
      await writeFile(out, pieces)
      return done({ lines: [`Набір записано: ${out}`], value: { out } })
    }
    let csv = ''
    for await (const piece of pieces) csv += piece
    return done({ lines: [], value: { csv }, bytes: new TextEncoder().encode(csv) })
  },
}

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { map } from '../kernel/result.ts'
import { sizeWords } from '../kernel/size-text.ts'
import { backupValue, countsLine, missingLines } from './backup-summary.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'зробити копію реєстру з усіма файлами: один файл',
  notes: [
    'Можна робити, поки сервер працює: копія — стан реєстру на одну мить. Зроблену копію прочитано й перевірено.',
    'Наявного файлу не перезаписує. Копія не зашифрована: тримайте її там, де й сам реєстр, не мають доступу сторонні.',
  ],
  options: {
    out: { placeholder: 'ФАЙЛ', help: 'куди записати; інакше vykonano-ДЕНЬ-ЧАС.tar у цій теці' },
  },
  async run({ options, backup }) {
    const out = options['out']
    const outcome = await backup(out === undefined ? undefined : resolve(out))
    return map(outcome, (made) => ({
      lines: [
        `Копію записано й перевірено: ${made.file} (${sizeWords(statSync(made.file).size)}).`,
        countsLine(made),
      ],
      value: { ...backupValue(made), file: made.file },
      failures: missingLines(made),
    }))
  },
}

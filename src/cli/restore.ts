import { resolve } from 'node:path'
import { formatInstant } from '../kernel/day.ts'
import { refusalSentence } from '../kernel/refusals.ts'
import { done, map } from '../kernel/result.ts'
import { backupValue, countsLine, missingLines } from './backup-summary.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'відновити реєстр із копії в порожню теку',
  notes: [
    'Спершу перевіряє всю копію; з пошкодженої, обрізаної чи чужої не відновлює нічого. Тека даних (--data) має бути порожня або відсутня.',
    'Відновлений реєстр не надсилає листів, доки цього не підтвердять: letters send --confirm.',
  ],
  operands: [{ name: 'file', placeholder: 'ФАЙЛ', help: 'копія, зроблена командою backup' }],
  options: { check: { help: 'лише перевірити копію і нічого не змінювати' } },
  async run({ operands, has, checkBackup, restore }) {
    const file = resolve(operands['file']!)
    if (!has('check'))
      return map(await restore(file), (made) => ({
        lines: [
          `Реєстр відновлено в ${made.folder} зі стану на ${formatInstant(made.madeAt)}.`,
          countsLine(made),
          'Листи не надсилаються, доки цього не підтвердять: letters send --confirm.',
        ],
        value: backupValue(made),
        failures: missingLines(made),
      }))
    const checked = await checkBackup(file)
    if (checked.ok) {
      const { value: found } = checked
      return done({
        lines: [`Копія ціла: стан на ${formatInstant(found.madeAt)}. Нічого не змінено.`, countsLine(found)],
        value: backupValue(found),
        failures: missingLines(found),
      })
    }
    // The question is whether a copy is sound: that it is not is an answer too, not a refusal.
    return done({
      lines: [],
      value: { ok: false, documents: null, tasks: null, files: null, journalHead: null },
      failures: checked.refusals.map(refusalSentence),
    })
  },
}

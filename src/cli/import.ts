import { readFile } from 'node:fs/promises'
import { type ImportResult, importRegister } from '../documents/import/actions/import-register.ts'
import { plural } from '../kernel/plural.ts'
import { map, type Result, reject } from '../kernel/result.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Command } from './command.ts'

export const importFile: Command = {
  name: 'import',
  summary: 'завантажити файл реєстру (CSV або XLSX)',
  notes: [
    'Рядок, що порушує правило, не завантажується, решта завантажуються.',
    'Той самий файл удруге нічого не змінює; виправлена клітинка змінює саме її.',
  ],
  operands: [{ name: 'file', placeholder: 'ФАЙЛ', help: 'таблиця з назвами стовпців у першому рядку' }],
  options: { 'dry-run': { help: 'показати, що буде, і нічого не змінювати' } },
  async run({ operands, has, openRegister }) {
    const dryRun = has('dry-run')
    const outcome = await importCommand(await openRegister('begin'), { file: operands['file']!, dryRun })
    return map(outcome, (value) => ({ lines: importLines(value, dryRun), value: value }))
  },
}

/** Loads the register file of that path; refuses one that cannot be read or is no register. */
export async function importCommand(
  context: AppContext,
  { file, dryRun }: { file: string; dryRun: boolean },
): Promise<Result<ImportResult>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return reject({ code: 'file-absent', field: 'file', facts: { given: file } })
  }
  return importRegister(context, bytes, { dryRun })
}

/** What became of the file, for a person. */
export function importLines(result: ImportResult, dryRun: boolean): string[] {
  const { rows, created, updated, unchanged, rejected, newDepartments, newPeople, similar, unknownColumns } =
    result
  const rejectedRows = new Set(rejected.map((one) => one.row)).size
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : []
  return [
    dryRun ? 'Перевірка: нічого не змінено.' : 'Файл завантажено.',
    `${rows} ${plural(rows, 'рядок', 'рядки', 'рядків')}: нових ${created}, змінених ${updated}, без змін ${unchanged}, відхилених ${rejectedRows}.`,
    ...list(
      'Відхилено:',
      rejected.map(({ row, column, reason }) => `рядок ${row}, «${column}»: ${reason}`),
    ),
    ...list(dryRun ? 'Нових підрозділів з’явилося б:' : 'Нові підрозділи:', newDepartments),
    ...list(dryRun ? 'Нових людей з’явилося б:' : 'Нові люди:', newPeople),
    ...list(
      'Схожі назви, перевірте:',
      similar.map(({ row, given, known }) => `рядок ${row}: «${given}», а в реєстрі є «${known}»`),
    ),
    ...list('Невідомі стовпці, не завантажені:', unknownColumns),
  ]
}

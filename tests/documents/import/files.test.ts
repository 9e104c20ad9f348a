import { describe, expect, it } from 'vitest'
import { importCommand, importLines } from '../../../src/cli/import.ts'
import { importRegister } from '../../../src/documents/import/actions/import-register.ts'
import { columnNames } from '../../../src/documents/import/columns.ts'
import { refusalSentence } from '../../../src/kernel/refusals.ts'
import { testContext } from '../../support/context.ts'
import { bytes, counts, csv, documentRow, dump, load, taskRow } from './register-file.ts'

const header = 'Вид;Номер;Дата;Заголовок'
const rows = [
  documentRow({ correspondent: 'Рада; обласна, «перша»', title: 'Про "весняний"\nпаводок' }),
  taskRow({ others: 'Загальний відділ, Бойко Б. Б.; Управління культури', text: 'Перелік; додатки, карти' }),
]

describe('a table', () => {
  it.each([
    ['semicolons', { delimiter: ';' as const }],
    ['commas', { delimiter: ',' as const }],
    ['a byte order mark', { bom: true }],
    ['lines of Unix', { lineEnd: '\n' as const }],
    [
      'commas, a byte order mark and lines of Unix',
      { delimiter: ',' as const, bom: true, lineEnd: '\n' as const },
    ],
  ])('with %s is read the same', async (_name, shape) => {
    const context = await testContext()
    expect(counts(await load(context, csv(rows, shape)))).toMatchObject({ rows: 2, created: 2 })
    const document = await context.db.read
      .selectFrom('documents')
      .selectAll()
      .where('number', '=', '02-14/158')
      .executeTakeFirstOrThrow()
    expect(document).toMatchObject({ title: 'Про "весняний"\nпаводок', received_at: '2026-01-12T09:40' })
    const correspondents = await context.db.read.selectFrom('correspondents').select('name').execute()
    expect(correspondents).toEqual([{ name: 'Рада; обласна, «перша»' }])
    expect(await context.db.read.selectFrom('task_executors').selectAll().execute()).toHaveLength(3)
    expect(counts(await load(context, csv(rows)))).toMatchObject({ unchanged: 2 })
  })

  it('counts rows as a spreadsheet does, empty ones and lines inside cells too', async () => {
    const context = await testContext()
    const text = `Вид;Номер;Дата;Заголовок
розпорядження;1-р;05.01.2026;"Про чергування
у вихідні"
;;;

розпорядження;;05.01.2026;Про економію
`
    const result = await load(context, bytes(text))
    expect(counts(result)).toMatchObject({ rows: 2, created: 1, rejected: 1 })
    expect(result.rejected.map((one) => one.row)).toEqual([5])
  })

  it('passes over lines that only part it: of dashes, of a running number, of signs that nobody sees', async () => {
    const context = await testContext()
    const text = `№ з/п;${header}
1;розпорядження;1-р;05.01.2026;Про чергування
;—;—;—;—
2;;;;
;\u00a0;\u200b; ;
3;розпорядження;2-р;05.01.2026;
`
    const result = await load(context, bytes(text))
    expect(counts(result)).toMatchObject({ rows: 2, created: 1, rejected: 1 })
    expect(result.rejected.map((one) => one.row)).toEqual([6])
  })

  it('takes a quote inside a cell as it stands', async () => {
    const context = await testContext()
    await load(context, bytes(`${header}\nрозпорядження;1-р;05.01.2026;Про "Місто" і села\n`))
    const [document] = await context.db.read.selectFrom('documents').select('title').execute()
    expect(document).toEqual({ title: 'Про "Місто" і села' })
  })

  it('names the columns it does not know', async () => {
    const context = await testContext()
    const text =
      'Вид;Номер;Дата;Заголовок;Примітка;;Том\nрозпорядження;1-р;05.01.2026;Про чергування;див. том 2;сюди;\n'
    const result = await load(context, bytes(text))
    expect(result).toMatchObject({ created: 1, unknownColumns: ['Примітка', 'стовпець 6', 'Том'] })
  })

  it('knows a column by any spelling of its name, and takes kinds by their English ids', async () => {
    const context = await testContext()
    const text = ' вид ; НОМЕР;дата;Заголовок\nmayoral-order;1-р;2026-01-05;Про чергування\n'
    expect(counts(await load(context, bytes(text)))).toMatchObject({ created: 1, rejected: 0 })
  })
})

describe('a spreadsheet', () => {
  it('is read from its first sheet: days, hours, numbers and noughts as a person sees them', async () => {
    const context = await testContext()
    const xlsx = await import('@e965/xlsx')
    const names = [
      'kind',
      'number',
      'date',
      'received',
      'title',
      'point',
      'text',
      'lead',
      'placed',
      'term',
      'special',
    ] as const
    const sheet = xlsx.utils.aoa_to_sheet([
      names.map((name) => columnNames[name]),
      ['звернення', 45, 0, 0, 'Про ремонт', 1.1, 'Обстежити', 'Управління транспорту', 0, '16.03.2026', true],
      ['рішення виконкому', 7, '22.01.2026', '', 'Про дороги', '', '', '', '', '', ''],
    ])
    const serial = (at: string, value: number, format: string) =>
      (sheet[at] = { t: 'n', v: value, z: format })
    serial('C2', 46069, 'dd.mm.yyyy')
    serial('D2', 46069 + (16 * 60 + 20) / 1440, 'dd.mm.yyyy hh:mm')
    serial('I2', 46069, 'm/d/yy')
    serial('B3', 7, '000')
    const book = xlsx.utils.book_new(sheet, 'Реєстр')
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['інше']]), 'Другий')
    const file = new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }))
    const result = await load(context, file)
    expect(result.rejected).toEqual([])
    const documents = await context.db.read.selectFrom('documents').selectAll().orderBy('kind').execute()
    expect(documents.map((one) => [one.number, one.registered_on, one.received_at])).toEqual([
      ['45', '2026-02-16', '2026-02-16T16:20'],
      ['007', '2026-01-22', null],
    ])
    const [task] = await context.db.read.selectFrom('tasks').selectAll().execute()
    expect(task).toMatchObject({ point: '1.1', placed_on: '2026-02-16', due_day: '2026-03-16', special: 1 })
    expect(counts(await load(context, file))).toMatchObject({ unchanged: 2 })
  })
})

const line = 'розпорядження;1-р;05.01.2026;Про чергування'
const cp1251 = (text: string) =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0)
    if (code < 128) return code
    return { і: 0xb3, І: 0xb2, ї: 0xbf, є: 0xba, ґ: 0xb4 }[sign] ?? code - 0x410 + 0xc0
  })

describe('a file that is no register is refused with words, and nothing changes', () => {
  it.each([
    ['an empty file', bytes(''), /порожній/],
    ['a file of empty lines', bytes('\n\n;;\n'), /порожній/],
    ['Windows-1251', cp1251(`${header}\n${line}\n`), /Windows-1251.*UTF-8/],
    ['16-bit text', Uint8Array.of(0xff, 0xfe, 0x12, 0x04), /UTF-16/],
    ['a PDF', bytes('%PDF-1.7\n%âãÏÓ\n1 0 obj'), /не таблиця/],
    ['random bytes', Uint8Array.from({ length: 3000 }, (_, place) => (place * 7919) % 251), /не таблиця/],
    ['an archive that is no spreadsheet', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4), /не таблиця/],
    ['a letter', bytes('Шановні колеги!\nНадсилаємо реєстр.\n'), /не таблиця реєстру.*«Вид»/],
    ['a JSON file', bytes('{\n  "name": "vykonano"\n}\n'), /не таблиця реєстру/],
    ['a page of HTML', bytes('<!doctype html><title>Вхід</title>'), /не таблиця реєстру/],
    ['a missing column', bytes('Вид;Номер;Заголовок\nрозпорядження;1-р;Про\n'), /Бракує стовпців: «Дата»/],
    ['a title above the header', bytes(`Реєстр за 2026 рік;;;\n${header}\n${line}\n`), /у рядку 2/],
    ['two rows of names', bytes(`${header}\n${header}\n${line}\n`), /два рядки заголовків/],
    ['names and numbers of columns', bytes(`${header}\n1;2;3;4\n${line}\n`), /два рядки заголовків/],
    ['a column twice', bytes(`${header};дата\n${line};05.01.2026\n`), /двічі: «Дата»/],
    [
      'a quote that is never closed',
      bytes(`${header}\n${line}\nрозпорядження;2-р;05.01.2026;"Про\n`),
      /лапки/,
    ],
  ])('%s', async (_name, file, words) => {
    const context = await testContext()
    const before = await dump(context)
    const outcome = await importRegister(context, file)
    expect(outcome.ok).toBe(false)
    if (outcome.ok) return
    expect(outcome.refusals.map(refusalSentence).join()).toMatch(words)
    expect(await dump(context)).toEqual(before)
  })

  it('a file that is not there', async () => {
    const outcome = await importCommand(await testContext(), { file: '/no/such.csv', dryRun: false })
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'file-absent' }] })
  })
})

it('tells a person what became of the file', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow(),
    taskRow({ number: '28', lead: 'Управлiння транспорта' }),
    taskRow({ kind: '' }),
  ])
  expect(importLines(result, false)).toEqual([
    'Файл завантажено.',
    '3 рядки: нових 2, змінених 0, без змін 0, відхилених 1.',
    '',
    'Відхилено:',
    '  рядок 4, «Вид»: Клітинка порожня, а без неї рядок не завантажити.',
    '',
    'Нові підрозділи:',
    '  Управління транспорту',
    '  Управлiння транспорта',
    '',
    'Нові люди:',
    '  Мороз І. С.',
    '',
    'Схожі назви, перевірте:',
    '  рядок 3: «Управлiння транспорта», а в реєстрі є «Управління транспорту»',
  ])
})

import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import type { ReportPaper } from '../../src/print/paper.ts'
import { workbook } from '../../src/print/workbook.ts'
import { xmlOf } from '../support/words-of-word-file.ts'

const table = {
  kind: 'table' as const,
  name: 'Підрозділи: усі',
  columns: [
    { head: 'Підрозділ', width: 80 },
    { head: 'Прострочено', width: 30 },
  ],
  rows: [
    ['=1+1', { value: 5, href: '/tasks' }],
    ['Управління транспорту', null],
  ],
  total: ['Усього', 5],
}
const paper: ReportPaper = {
  name: 'Зведення',
  organization: 'Виконавчий комітет',
  heading: ['ЗВЕДЕННЯ'],
  asOf: 'станом на 01.12.2026',
  blocks: [{ kind: 'text', text: 'Прострочено 5.' }, table],
  annexes: [{ ...table, name: 'ПІДРОЗДІЛИ  усі' }],
}

it('a report is a workbook of its words and of a sheet for each table, no two of one name', async () => {
  const { Sheets, SheetNames } = read(await workbook(paper))
  expect(SheetNames).toEqual(['Звіт', 'Підрозділи  усі', 'ПІДРОЗДІЛИ  усі 2'])
  expect(utils.sheet_to_json(Sheets['Звіт']!, { header: 1 })).toEqual([
    ['Виконавчий комітет'],
    ['ЗВЕДЕННЯ'],
    ['станом на 01.12.2026'],
    ['Прострочено 5.'],
  ])
  for (const name of SheetNames.slice(1))
    expect(utils.sheet_to_json(Sheets[name]!, { header: 1 })).toEqual([
      ['Підрозділ', 'Прострочено'],
      ['=1+1', 5],
      ['Управління транспорту', '—'],
      ['Усього', 5],
    ])
})

it('has figures as numbers, and text that is no formula whatever it begins with', async () => {
  const { Sheets } = read(await workbook(paper))
  const sheet = Sheets['Підрозділи  усі']!
  expect(sheet['A2']).toMatchObject({ t: 's', v: '=1+1' })
  expect(sheet['A2'].f).toBeUndefined()
  expect(sheet['B2']).toMatchObject({ t: 'n', v: 5 })
})

it('has its heads and its totals bold', async () => {
  const file = await workbook(paper)
  const fonts = [...xmlOf(file, 'xl/styles.xml').matchAll(/<xf [^>]*fontId="(\d)"/g)]
    .slice(1)
    .map(([, font]) => font)
  const cells = [...xmlOf(file, 'xl/worksheets/sheet2.xml').matchAll(/<c s="(\d)"/g)]
  expect(cells.map(([, style]) => fonts[Number(style)] === '1')).toEqual([
    ...[true, true],
    ...[false, false, false, false],
    ...[true, true],
  ])
})

it('has a head as high as its words need, one under another in a narrow column', async () => {
  const columns = [
    { head: 'Підрозділ', width: 80 },
    { head: 'На контролі на початок', width: 20 },
  ]
  const file = await workbook({ ...paper, blocks: [{ ...table, columns }] })
  expect(xmlOf(file, 'xl/worksheets/sheet2.xml')).toContain('<sheetData><row ht="45">')
})

it('has its columns as wide as on paper, and a filter that leaves the total out', async () => {
  const { Sheets } = read(await workbook(paper), { cellStyles: true })
  const sheet = Sheets['Підрозділи  усі']!
  expect(sheet['!cols']!.map(({ width }) => width)).toEqual([40, 15])
  expect(sheet['!autofilter']).toEqual({ ref: 'A1:B3' })
})

it('is the same file for the same paper', async () => {
  expect(await workbook(paper)).toEqual(await workbook(paper))
})

import { expect, it } from 'vitest'
import { line, type Paper, paragraph, type SheetTable } from '../../src/print/paper.ts'
import { wordFile } from '../../src/print/word-file.ts'
import { PaperSheets } from '../../views/print/paper-sheets.tsx'
import { wordsOf, xmlOf } from '../support/words-of-word-file.ts'

const table: SheetTable = {
  kind: 'table',
  name: 'Перелік завдань',
  columns: [
    { head: '№ з/п', width: 12 },
    { head: 'Зміст', width: 245 },
  ],
  groups: [
    { before: 0, title: 'Прострочено' },
    { before: 1, title: 'Строк згодом' },
  ],
  rows: [
    [1, [{ text: 'Полагодити міст' }, { text: 'негайно', as: 'italic' }]],
    [2, 'Почистити <дороги>'],
  ],
  total: ['Разом', null],
}
const paper: Paper = {
  title: 'Рішення',
  sheets: [
    {
      blocks: [
        line('mark', 'проєкт'),
        line('heading', 'ЗОРЯНСЬКА МІСЬКА РАДА'),
        line('sides', 'від 20.11.2026', 'м. Зоряне'),
        line('addressee', 'Начальнику управління\nПетру ІВАНЕНКУ'),
        paragraph('Виконком вирішив:'),
        line('signature', 'Міський голова', 'Олег ПЕТРЕНКО'),
      ],
    },
    { landscape: true, blocks: [table] },
  ],
}
const words = [
  ...['проєкт', 'ЗОРЯНСЬКА МІСЬКА РАДА', 'від 20.11.2026', 'м. Зоряне', 'Начальнику управління'],
  ...['Петру ІВАНЕНКУ', 'Виконком вирішив:', 'Міський голова', 'Олег ПЕТРЕНКО', 'Перелік завдань', '№ з/п'],
  ...['Зміст', 'Прострочено', '1', 'Полагодити міст', 'негайно', 'Строк згодом', '2', 'Почистити <дороги>'],
  ...['Разом', '—'],
]

it('a paper says the same in Word and on the page, in the same order', async () => {
  expect((await wordsOf(await wordFile(paper))).split(/[\n\t]/).filter(Boolean)).toEqual(words)
  const page = String(<PaperSheets label="Рішення" sheets={paper.sheets} />)
    .replace(/<span class="nowrap">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
  expect(page.split(/\s*\n\s*/).filter(Boolean)).toEqual(words)
})

it('stands in Word between the margins of ДСТУ 4163, its annex on a sheet that lies', async () => {
  const xml = xmlOf(await wordFile(paper))
  const sections = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/g)].map(([section]) => section)
  expect(sections).toHaveLength(2)
  // 30 mm at the left, 10 at the right, 20 above and below.
  for (const section of sections)
    for (const margin of ['w:left="1701"', 'w:right="567"', 'w:top="1134"', 'w:bottom="1134"'])
      expect(section).toContain(margin)
  expect(sections.map((section) => section.includes('w:orient="landscape"'))).toEqual([false, true])
})

it('is numbered in Word from its second page on', async () => {
  const xml = xmlOf(await wordFile(paper))
  const sections = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/g)].map(([section]) => section)
  expect(sections.map((section) => /<w:titlePg(?: w:val="true")?\/>/.test(section))).toEqual([true, false])
  expect(sections.every((section) => section.includes('w:headerReference'))).toBe(true)
})

it('repeats the head of a table on every page, and keeps a row together', async () => {
  const rows = [...xmlOf(await wordFile(paper)).matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => row)
  expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, ...rows.slice(1).map(() => false)])
  expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
})

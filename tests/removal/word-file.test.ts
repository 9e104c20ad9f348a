import { expect, it } from 'vitest'
import { wordFile } from '../../src/print/word-file.ts'
import type { AnnexGroup } from '../../src/removal/annex.ts'
import { decisionOnPaper, decisionText, signatureParts } from '../../src/removal/paper.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { on } from './executed-acts.ts'

const wording = {
  title: 'Про зняття з контролю рішень виконавчого комітету',
  preamble: 'Керуючись статтею 40, виконавчий комітет ВИРІШИВ:',
  points: '1. Зняти з контролю.\n\nКонтроль покласти на керуючого справами.',
  place: 'м. Зоряне',
  signedBy: 'Міський голова Олег ПЕТРЕНКО',
  annexSignedBy: 'Керуючий справами виконавчого комітету',
}
const row = (place: number, number: string, note = '') => ({
  place,
  number,
  date: on('2026-11-02'),
  title: `Про «заходи» & <${number}>`,
  responsible: 'Управління транспорту',
  state: 'Виконано 12.11.2026',
  note,
})
const groups = [
  {
    kind: 'executive-decision',
    genitive: 'рішень виконавчого комітету',
    rows: [row(1, '2'), row(2, '10', 'п. 2, 3.1')],
  },
  { kind: 'mayoral-order', genitive: 'розпоряджень міського голови', rows: [row(3, '9-р')] },
]
const organization = 'Виконавчий комітет Зорянської міської ради'

it('the Word file carries the decision and the annex rows in order', async () => {
  const decision = decisionText(organization, wording, groups, { number: '512', on: on('2026-11-20') })
  const text = await wordsOf(await wordFile(decisionOnPaper('', decision)))
  const expected = [
    'УКРАЇНА',
    'ЗОРЯНСЬКА МІСЬКА РАДА',
    'ВИКОНАВЧИЙ КОМІТЕТ',
    'РІШЕННЯ',
    'від 20.11.2026 № 512',
    wording.title,
    wording.preamble,
    '1. Зняти з контролю.',
    '2. Контроль покласти на керуючого справами.',
    'Міський голова',
    'Олег ПЕТРЕНКО',
    'Додаток',
    'ПЕРЕЛІК',
    'рішень виконавчого комітету та розпоряджень міського голови, що знімаються з контролю',
    '№ з/п',
    'Примітка',
    'Перелік рішень виконавчого комітету',
    '№ 2 від\u00a002.11.2026',
    'Про «заходи» & <2>',
    '№ 10 від\u00a002.11.2026',
    'п. 2, 3.1',
    'Перелік розпоряджень міського голови',
    '№ 9-р від\u00a002.11.2026',
    'Керуючий справами виконавчого комітету',
  ]
  let from = 0
  for (const words of expected) {
    const at = text.indexOf(words, from)
    expect(at, words).toBeGreaterThanOrEqual(0)
    from = at + words.length
  }
  expect(text).not.toContain('проєкт')
})

it('the column of documents is headed by what they are', async () => {
  const headOf = async (...of: AnnexGroup[]) =>
    /№ та дата \S+/.exec(
      await wordsOf(await wordFile(decisionOnPaper('', decisionText(organization, wording, of, null)))),
    )?.[0]
  const [decisions, orders] = groups as [AnnexGroup, AnnexGroup]
  expect(await headOf(decisions)).toBe('№ та дата рішення')
  expect(await headOf(orders)).toBe('№ та дата розпорядження')
  expect(await headOf(decisions, orders)).toBe('№ та дата документа')
  expect(await headOf({ ...orders, genitive: 'протоколів нарад' })).toBe('№ та дата документа')
})

it('while it is a draft it says so and has no number', async () => {
  const text = await wordsOf(
    await wordFile(decisionOnPaper('', decisionText(organization, wording, groups, null))),
  )
  expect(text).toMatch(/^проєкт/)
  expect(text).toContain('від ____________ № ______')
})

it.each([
  ['Міський голова Олег ПЕТРЕНКО', ['Міський голова', 'Олег ПЕТРЕНКО']],
  ['Керуючий справами Ганна НЕЧУЙ-ЛЕВИЦЬКА', ['Керуючий справами', 'Ганна НЕЧУЙ-ЛЕВИЦЬКА']],
  ['Міський голова', ['Міський голова', '']],
])('a signature «%s» is a post and a name', (words, parts) => {
  expect(signatureParts(words)).toEqual(parts)
})

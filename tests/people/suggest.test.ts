import { expect, it } from 'vitest'
import type { Day, Instant } from '../../src/kernel/day.ts'
import { type Department, newDepartment, newPerson, type Person } from '../../src/people/store.ts'
import { suggestExecutors } from '../../src/people/suggest.ts'

const NOW = '2026-11-20T07:00:00.000Z' as Instant

const department = (name: string, place: number, closed_on: Day | null = null): Department => ({
  ...newDepartment(name, place, { recordedAt: NOW, recordedBy: null }).row,
  closed_on,
})
const transport = department('Управління транспорту та зв’язку', 1)
const family = department('Служба у справах сім’ї', 2)
const old = department('Управління транспортних потоків', 3, '2020-01-01' as Day)

const person = (name: string, of: Department | null, post: string | null = null): Person =>
  newPerson({ name, departmentId: of?.id ?? null, post }, { recordedAt: NOW, recordedBy: null }).row
const people = [
  person('Іваненко Іван Петрович', transport, 'начальник'),
  person('Іваненко Інна Павлівна', transport),
  person('В’яземська Ольга Іванівна', family),
  person('Лисенко Андрій Юрійович', null, 'міський голова'),
  person('Старий Степан Степанович', old),
]
const known = { departments: [transport, family, old], people }
const values = (question: string, peopleOnly = false) =>
  suggestExecutors(known, question, peopleOnly).map(({ value }) => value)

it.each([
  ['тран', 'Управління транспорту та зв’язку'],
  ['ТРАНСП УПР', 'Управління транспорту та зв’язку'],
  ["сім'ї", 'Служба у справах сім’ї'],
  ['сімї', 'Служба у справах сім’ї'],
  ['зв`яз', 'Управління транспорту та зв’язку'],
])('«%s» finds a department by the beginnings of its words', (question, first) => {
  expect(values(question)[0]).toBe(first)
})

it.each([
  ['іванен', 'Управління транспорту та зв’язку, Іваненко Іван Петрович'],
  ['вязем', 'Служба у справах сім’ї, В’яземська О. І.'],
  ["В'яз", 'Служба у справах сім’ї, В’яземська О. І.'],
  ['лисен', 'Лисенко А. Ю.'],
])('«%s» finds a person', (question, value) => {
  expect(values(question)).toContain(value)
})

it.each([
  // Latin letters that look the same, among Cyrillic ones and alone
  ['Iванен', 'Управління транспорту та зв’язку, Іваненко Іван Петрович'],
  ['TPAHC'.slice(0, 4), 'Управління транспорту та зв’язку'],
  // the keyboard left on Latin
  ['nhfycgjh', 'Управління транспорту та зв’язку'],
  ['kbcty', 'Лисенко А. Ю.'],
])('«%s», typed with the wrong letters, is understood', (question, value) => {
  expect(values(question)).toContain(value)
})

it('departments stand before people, and a surname before a first name', () => {
  expect(values('ів')).toEqual([
    'Управління транспорту та зв’язку, Іваненко Іван Петрович',
    'Управління транспорту та зв’язку, Іваненко Інна Павлівна',
    'Служба у справах сім’ї, В’яземська О. І.',
  ])
  expect(values('сім')).toEqual(['Служба у справах сім’ї', 'Служба у справах сім’ї, В’яземська О. І.'])
})

it('two people with the same initials are told apart by their full names', () => {
  expect(values('іваненко інна')).toEqual(['Управління транспорту та зв’язку, Іваненко Інна Павлівна'])
})

it('a closed department and its people are not offered', () => {
  expect(values('потоків')).toEqual([])
  expect(values('старий')).toEqual([])
})

it('where a person is asked for, only people are offered, by their own names', () => {
  expect(values('сім', true)).toEqual(['В’яземська О. І.'])
  expect(values('тран', true)).toEqual(['Іваненко Іван Петрович', 'Іваненко Інна Павлівна'])
})

it.each(['', '   ', '—', '%', '"><'])('«%s» offers nothing', (question) => {
  expect(values(question)).toEqual([])
})

it('offers twelve at most', () => {
  const many = Array.from({ length: 40 }, (_, place) => department(`Відділ ${place}`, place))
  expect(suggestExecutors({ departments: many, people: [] }, 'від')).toHaveLength(12)
})

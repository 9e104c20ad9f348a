import { formatDay } from '../src/kernel/day.ts'
import type { Visit } from './load.ts'
import { cookie, DEPARTMENTS, TODAY } from './prepared-register.ts'

const browser = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }

/** The register of tasks with two filters: what each department has not executed, in turn. */
export const registerPages: Visit[] = Array.from({ length: DEPARTMENTS }, (_, place) => ({
  path: `/tasks?department=${departmentId(place + 1)}&state=pending`,
  status: 200,
  headers: browser,
}))

/** Cards of documents from all over the register. */
export function documentPages(documents: number): Visit[] {
  return Array.from({ length: DEPARTMENTS }, (_, place) => ({
    path: `/documents/doc${String(1 + place * Math.floor(documents / DEPARTMENTS)).padStart(9, '0')}`,
    status: 200,
    headers: browser,
  }))
}

/** The register of documents as it opens. */
export const documentList: Visit[] = [{ path: '/documents', status: 200, headers: browser }]

/** What a clerk types all day: an index, whole or in part, with what stands beside it. */
export const searchesByNumber: Visit[] = [
  '777',
  '1234-р',
  '7777-Д',
  '№ 48 від 21.10.2024',
  'рішення 480',
  '48 21.10',
].map((text) => ({
  path: `/documents?${new URLSearchParams({ text })}`,
  status: 200,
  headers: browser,
}))

/** Documents with two points each, as the form sends them. */
export function registrations(departments: readonly string[], count: number): Visit[] {
  return Array.from({ length: count }, (_, place) => ({
    path: '/documents',
    method: 'POST',
    status: 303,
    headers: { ...browser, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      kind: 'executive-decision',
      registeredOn: formatDay(TODAY),
      title: `Про стан утримання зелених насаджень у парку № ${place + 1}`,
      ...point(0, 'Перевірити стан дерев уздовж алей', departments[place % departments.length]!),
      ...point(
        1,
        'Подати пропозиції щодо поновлення газонів',
        departments[(place + 7) % departments.length]!,
      ),
    }).toString(),
  }))
}

function point(place: number, text: string, executor: string): Record<string, string> {
  const name = (field: string) => `tasks[${place}][${field}]`
  return {
    [name('point')]: String(place + 1),
    [name('text')]: text,
    [name('executors')]: executor,
    [name('term')]: '10 днів',
    [name('placedOn')]: formatDay(TODAY),
  }
}

function departmentId(place: number): string {
  return `dep${String(place).padStart(9, '0')}`
}

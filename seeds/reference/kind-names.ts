import { kindNameKey } from '../../src/journals/kind-names.ts'
import { documentKinds } from './kinds.ts'

/** What registers call a kind besides the names that it bears itself. */
const FURTHER: Record<string, readonly string[]> = {
  'higher-authority': ['документ органів вищого рівня', 'документ вищих органів'],
  'executive-decision': [
    'рішення виконавчого комітету міської ради',
    'рішення виконкому міської ради',
    'рішення викон. комітету',
    'рішення вик. комітету',
    'рішення ВК',
    'ріш. виконкому',
    'РВК',
  ],
  'mayoral-order': [
    'розпорядження голови',
    'розпорядження міськ. голови',
    'розп. міського голови',
    'розп. голови',
    'розп.',
    'РМГ',
  ],
  'operational-meeting': [
    'протокол оперативної наради',
    'протокол наради у міського голови',
    'протокол оперативної наради при міському голові',
    'оперативна нарада',
    'нарада',
  ],
  inspection: ['протокол ранкової інспекції міського голови', 'ранкова інспекція', 'інспекція'],
  broadcast: ['протокол прямого ефіру міського голови', 'прямий ефір', 'ефір'],
  'session-decision': [
    'рішення сесії ради',
    'рішення сесії МР',
    'рішення міської ради',
    'рішення ради',
    'ріш. сесії',
  ],
  'information-request': [
    'запит на доступ до публічної інформації',
    'запит про надання публічної інформації',
    'інформаційний запит',
    'ЗПІ',
  ],
  appeal: ['звернення громадянина', 'звернення громадянки', 'звернення гр.'],
  'deputy-appeal': ['звернення депутата', 'звернення народного депутата', 'деп. звернення'],
  'deputy-inquiry': ['запит депутата', 'запит народного депутата', 'деп. запит'],
  'advocate-request': ['запит адвоката', 'адв. запит'],
  petition: ['е-петиція'],
}

/** Every name that a kind is known by, as it is compared; no two kinds have one. */
export const kindNames: readonly { name_key: string; kind: string }[] = documentKinds.flatMap((kind) => {
  const { one, few, many } = kind.forms
  const names = [kind.name, kind.fullName, one, few, many, kind.genitivePlural, ...(FURTHER[kind.id] ?? [])]
  return [...new Set(names.map(kindNameKey))].map((name_key) => ({ name_key, kind: kind.id }))
})

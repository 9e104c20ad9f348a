import type { ExtensionRule, TermRule } from '../../src/deadlines/rule.ts'

/** A kind of document as the register ships it; every value may be edited by the council. */
export interface KindReference {
  id: string
  position: number
  /** The name of the register file and of lists: «рішення виконкому». */
  name: string
  /** The name in full, as papers write it: «рішення виконавчого комітету». */
  fullName: string
  /** 1 документ, 2 документи, 5 документів of this kind. */
  forms: { one: string; few: string; many: string }
  /** The full name of many in the genitive, for headings: «перелік рішень виконавчого комітету». */
  genitivePlural: string
  nature: 'higher-authority' | 'own-act' | 'protocol' | 'request'
  /** The counter that gives its numbers: one journal for each kind. */
  journal: string
  journalName: string
  /** `{n}` is the number in the journal, `{case}` the index of the case by the nomenclature. */
  indexPattern: string
  /** The case of a document registered without one; null where the pattern has no case. */
  defaultCase: string | null
  incoming: boolean
  term: TermRule
  leavesControl: 'to-file' | 'removal-decision' | 'protocol'
}

const BY_SETTER: ExtensionRule = {
  kind: 'by-setter',
  law: 'Правила № 1000/5: строк змінює лише той, хто його встановив',
}

const NO_TERM_GIVEN = 'Строк у документі не вказано: 30 календарних днів'

const THIRTY_DAYS_OF_RECEIPT: TermRule = {
  n: 30,
  unit: 'day',
  startEvent: 'receipt',
  roll: 'back',
  law: `${NO_TERM_GIVEN} від дня надходження (Правила № 1000/5, Типова інструкція № 55)`,
  extension: { kind: 'by-setter', law: 'Строк, установлений вищим органом, змінюється лише його листом' },
}

const THIRTY_DAYS_OF_SIGNING: TermRule = {
  n: 30,
  unit: 'day',
  startEvent: 'signing',
  roll: 'back',
  law: `${NO_TERM_GIVEN} від дня підписання (Правила № 1000/5, Типова інструкція № 55)`,
  extension: BY_SETTER,
}

const KINDS: readonly Omit<KindReference, 'position' | 'journal'>[] = [
  {
    id: 'higher-authority',
    name: 'документ вищого органу',
    fullName: 'документ органу вищого рівня',
    forms: {
      one: 'документ вищого органу',
      few: 'документи вищих органів',
      many: 'документів вищих органів',
    },
    genitivePlural: 'документів вищих органів',
    nature: 'higher-authority',
    journalName: 'Журнал реєстрації документів вищих органів',
    indexPattern: '{n}/{case}',
    defaultCase: '01-15',
    incoming: true,
    term: THIRTY_DAYS_OF_RECEIPT,
    leavesControl: 'to-file',
  },
  {
    id: 'executive-decision',
    name: 'рішення виконкому',
    fullName: 'рішення виконавчого комітету',
    forms: { one: 'рішення виконкому', few: 'рішення виконкому', many: 'рішень виконкому' },
    genitivePlural: 'рішень виконавчого комітету',
    nature: 'own-act',
    journalName: 'Журнал реєстрації рішень виконавчого комітету',
    indexPattern: '{n}',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'removal-decision',
  },
  {
    id: 'mayoral-order',
    name: 'розпорядження',
    fullName: 'розпорядження міського голови',
    forms: { one: 'розпорядження', few: 'розпорядження', many: 'розпоряджень' },
    genitivePlural: 'розпоряджень міського голови',
    nature: 'own-act',
    journalName: 'Журнал реєстрації розпоряджень міського голови',
    indexPattern: '{n}-р',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'removal-decision',
  },
  {
    id: 'operational-meeting',
    name: 'протокол наради',
    fullName: 'протокол оперативної наради у міського голови',
    forms: { one: 'протокол наради', few: 'протоколи нарад', many: 'протоколів нарад' },
    genitivePlural: 'протоколів оперативних нарад',
    nature: 'protocol',
    journalName: 'Журнал реєстрації протоколів оперативних нарад',
    indexPattern: '{n}',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'protocol',
  },
  {
    id: 'inspection',
    name: 'протокол інспекції',
    fullName: 'протокол ранкової інспекції',
    forms: { one: 'протокол інспекції', few: 'протоколи інспекцій', many: 'протоколів інспекцій' },
    genitivePlural: 'протоколів ранкових інспекцій',
    nature: 'protocol',
    journalName: 'Журнал реєстрації протоколів ранкових інспекцій',
    indexPattern: '{n}',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'protocol',
  },
  {
    id: 'broadcast',
    name: 'протокол ефіру',
    fullName: 'протокол прямого ефіру',
    forms: { one: 'протокол ефіру', few: 'протоколи ефірів', many: 'протоколів ефірів' },
    genitivePlural: 'протоколів прямих ефірів',
    nature: 'protocol',
    journalName: 'Журнал реєстрації протоколів прямих ефірів',
    indexPattern: '{n}',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'protocol',
  },
  {
    id: 'session-decision',
    name: 'рішення сесії',
    fullName: 'рішення сесії міської ради',
    forms: { one: 'рішення сесії', few: 'рішення сесій', many: 'рішень сесій' },
    genitivePlural: 'рішень сесій міської ради',
    nature: 'own-act',
    journalName: 'Журнал реєстрації рішень сесій міської ради',
    indexPattern: '{n}',
    defaultCase: null,
    incoming: false,
    term: THIRTY_DAYS_OF_SIGNING,
    leavesControl: 'removal-decision',
  },
  {
    id: 'information-request',
    name: 'запит на інформацію',
    fullName: 'запит на публічну інформацію',
    forms: { one: 'запит на інформацію', few: 'запити на інформацію', many: 'запитів на інформацію' },
    genitivePlural: 'запитів на публічну інформацію',
    nature: 'request',
    journalName: 'Журнал реєстрації запитів на публічну інформацію',
    indexPattern: '{n}-зі',
    defaultCase: null,
    incoming: true,
    term: {
      n: 5,
      unit: 'workingDay',
      startEvent: 'receipt',
      roll: 'back',
      law: 'Закон № 2939-VI, ст. 20 ч. 1: не пізніше п’яти робочих днів з дня отримання запиту',
      extension: {
        kind: 'up-to',
        n: 20,
        unit: 'workingDay',
        told: 'Запитувача письмово повідомляють про продовження не пізніше п’яти робочих днів з дня отримання запиту',
        law: 'Закон № 2939-VI, ст. 20 ч. 4',
      },
    },
    leavesControl: 'to-file',
  },
  {
    id: 'appeal',
    name: 'звернення',
    fullName: 'звернення громадян',
    forms: { one: 'звернення', few: 'звернення', many: 'звернень' },
    genitivePlural: 'звернень громадян',
    nature: 'request',
    journalName: 'Журнал реєстрації звернень громадян',
    indexPattern: '{n}-зг',
    defaultCase: null,
    incoming: true,
    term: {
      n: 1,
      unit: 'month',
      startEvent: 'receipt',
      roll: 'back',
      law: 'Закон № 393/96-ВР, ст. 20: не більше одного місяця від дня надходження',
      extension: {
        kind: 'up-to',
        n: 45,
        unit: 'day',
        told: 'Про продовження повідомляють особу, яка подала звернення',
        law: 'Закон № 393/96-ВР, ст. 20: загальний термін не більше 45 днів',
      },
    },
    leavesControl: 'to-file',
  },
  {
    id: 'deputy-appeal',
    name: 'депутатське звернення',
    fullName: 'депутатське звернення',
    forms: { one: 'депутатське звернення', few: 'депутатські звернення', many: 'депутатських звернень' },
    genitivePlural: 'депутатських звернень',
    nature: 'request',
    journalName: 'Журнал реєстрації депутатських звернень',
    indexPattern: '{n}-дз',
    defaultCase: null,
    incoming: true,
    term: {
      n: 10,
      unit: 'day',
      startEvent: 'receipt',
      roll: 'back',
      law: 'Закон № 2790-XII, ст. 16 (народний депутат); Закон № 93-IV, ст. 13 (депутат місцевої ради): 10 днів з дня одержання',
      // A local deputy's appeal may take a month; 30 days keep both laws.
      extension: {
        kind: 'up-to',
        n: 30,
        unit: 'day',
        told: 'Про продовження з поясненням причин повідомляють депутата',
        law: 'Закон № 2790-XII, ст. 16: до 30 днів; Закон № 93-IV, ст. 13: до одного місяця',
      },
    },
    leavesControl: 'to-file',
  },
  {
    id: 'deputy-inquiry',
    name: 'депутатський запит',
    fullName: 'депутатський запит',
    forms: { one: 'депутатський запит', few: 'депутатські запити', many: 'депутатських запитів' },
    genitivePlural: 'депутатських запитів',
    nature: 'request',
    journalName: 'Журнал реєстрації депутатських запитів',
    indexPattern: '{n}-дзп',
    defaultCase: null,
    incoming: true,
    term: {
      n: 15,
      unit: 'day',
      startEvent: 'receipt',
      roll: 'back',
      law: 'Закон № 2790-XII, ст. 15: 15 днів з дня одержання; строк запиту депутата місцевої ради встановлює рада (Закон № 93-IV, ст. 21, 22)',
      extension: {
        kind: 'by-setter',
        law: 'Інший строк установлює Верховна Рада (Закон № 2790-XII, ст. 15) або рада (Закон № 93-IV, ст. 22)',
      },
    },
    leavesControl: 'to-file',
  },
  {
    id: 'advocate-request',
    name: 'адвокатський запит',
    fullName: 'адвокатський запит',
    forms: { one: 'адвокатський запит', few: 'адвокатські запити', many: 'адвокатських запитів' },
    genitivePlural: 'адвокатських запитів',
    nature: 'request',
    journalName: 'Журнал реєстрації адвокатських запитів',
    indexPattern: '{n}-аз',
    defaultCase: null,
    incoming: true,
    term: {
      n: 5,
      unit: 'workingDay',
      startEvent: 'receipt',
      roll: 'back',
      law: 'Закон № 5076-VI, ст. 24: не пізніше п’яти робочих днів з дня отримання запиту',
      extension: {
        kind: 'up-to',
        n: 20,
        unit: 'workingDay',
        told: 'Адвоката письмово повідомляють про продовження з обґрунтуванням причин',
        law: 'Закон № 5076-VI, ст. 24: до двадцяти робочих днів',
      },
    },
    leavesControl: 'to-file',
  },
  {
    id: 'petition',
    name: 'петиція',
    fullName: 'електронна петиція',
    forms: { one: 'петиція', few: 'петиції', many: 'петицій' },
    genitivePlural: 'електронних петицій',
    nature: 'request',
    journalName: 'Журнал реєстрації електронних петицій',
    indexPattern: '{n}-еп',
    defaultCase: null,
    incoming: true,
    term: {
      n: 10,
      unit: 'workingDay',
      startEvent: 'consideration',
      roll: 'back',
      law: 'Закон № 393/96-ВР, ст. 23-1: не пізніше десяти робочих днів з дня початку розгляду петиції',
      extension: { kind: 'none', law: 'Закон № 393/96-ВР, ст. 23-1' },
    },
    leavesControl: 'to-file',
  },
]

/** The thirteen kinds in their order. */
export const documentKinds: readonly KindReference[] = KINDS.map((kind, place) => ({
  ...kind,
  journal: kind.id,
  position: place + 1,
}))

import type { PersonalSign } from '../../src/open-data/personal-signs.ts'

/** Why a title stays behind, in words. */
export const signWords: Record<PersonalSign, string> = {
  name: 'може бути ім’я',
  person: 'йдеться про громадянина чи ФОП',
  contact: 'телефон або пошта',
  number: 'довгий номер',
  address: 'адреса будинку чи помешкання',
  family: 'дитина, сім’я, житло',
  health: 'здоров’я, поховання',
  displaced: 'переміщені особи',
  military: 'військові питання',
  staff: 'кадрові питання',
  unreadable: 'не прочитати напевно',
  formula: 'таблиця прочитає як формулу',
}

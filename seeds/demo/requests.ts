import type { DepartmentKey } from '../council/departments.ts'

/** A request from outside: what, from whom, how many working days ago, and whether it is answered. */
export interface Request {
  kind: string
  title: string
  by: readonly DepartmentKey[]
  from: string
  ago: number
  answered: boolean
  text: string
}

const request = (
  kind: string,
  ago: number,
  answered: boolean,
  by: readonly DepartmentKey[],
  from: string,
  title: string,
  text: string,
): Request => ({ kind, ago, answered, by, from, title, text })

/** Of each kind some answered long ago, some in work, one too late. */
export const requests: readonly Request[] = [
  request(
    'information-request',
    3,
    false,
    ['housing'],
    'ГО «Прозоре місто»',
    'Про надання переліку будинків, ліфти яких замінено за рахунок бюджету',
    'Підготувати та надіслати відповідь на запит',
  ),
  request(
    'information-request',
    2,
    false,
    ['transport'],
    'Редакція газети «Лужанські вісті»',
    'Про кількість рейсів громадського транспорту у вихідні дні',
    'Підготувати та надіслати відповідь на запит',
  ),
  request(
    'information-request',
    46,
    true,
    ['finance'],
    'Фізична особа (електронна пошта)',
    'Про видатки на утримання виконавчих органів',
    'Підготувати та надіслати відповідь на запит',
  ),
  request(
    'information-request',
    71,
    true,
    ['property'],
    'ГО «Прозоре місто»',
    'Про надання копій договорів оренди приміщень',
    'Підготувати та надіслати відповідь на запит',
  ),
  request(
    'appeal',
    14,
    false,
    ['housing', 'water'],
    'Колективне звернення мешканців',
    'Про підтоплення підвалів після зливи',
    'Обстежити підвали та відповісти заявникам',
  ),
  request(
    'appeal',
    6,
    false,
    ['transport', 'roads'],
    'Колективне звернення мешканців',
    'Про облаштування зупинки громадського транспорту',
    'Розглянути звернення та відповісти заявникам',
  ),
  request(
    'appeal',
    52,
    true,
    ['social'],
    'Звернення в інтересах сім’ї',
    'Про надання матеріальної допомоги',
    'Розглянути звернення на засіданні комісії та відповісти',
  ),
  request(
    'appeal',
    95,
    true,
    ['education'],
    'Колективне звернення батьків',
    'Про харчування дітей у закладі освіти',
    'Перевірити якість харчування та відповісти заявникам',
  ),
  request(
    'deputy-appeal',
    10,
    false,
    ['roads'],
    'Депутат міської ради',
    'Про ремонт під’їзної дороги до амбулаторії',
    'Розглянути звернення та повідомити депутата',
  ),
  request(
    'deputy-appeal',
    60,
    true,
    ['culture'],
    'Народний депутат України',
    'Про відкриття бібліотеки в селі',
    'Розглянути звернення та повідомити депутата',
  ),
  request(
    'advocate-request',
    4,
    false,
    ['legal'],
    'Адвокатське бюро «Захист»',
    'Про надання копій матеріалів справи',
    'Підготувати відповідь на адвокатський запит',
  ),
  request(
    'petition',
    5,
    false,
    ['transport', 'architecture'],
    'Електронна петиція',
    'Про облаштування велосипедної доріжки до вокзалу',
    'Підготувати відповідь на петицію',
  ),
]

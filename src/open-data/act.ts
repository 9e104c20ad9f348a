import type { Day } from '../kernel/day.ts'
import type { Column, DataSet } from './data-set.ts'
import { isOpenNumber, openTitle } from './open-title.ts'
import type { Sign } from './personal-signs.ts'
import type { Publication } from './publication.ts'

/** An act of the council as the register holds it. */
export interface RegisteredAct {
  id: string
  kind: string
  /** «рішення виконавчого комітету» */
  kindName: string
  number: string
  date: Day
  title: string
  publicTitle: string | null
  annulled: boolean
  /** removed from control because it is no longer in force */
  outOfForce: boolean
}

/** The same as the public reads it. */
export interface OpenAct {
  uid: string
  type: string
  title: string
  acceptedDate: Day
  number: string
  status: ActStatus
  publisherName: string
  publisherId: string | null
}

/** Of the six states that the structure of the set knows, those that the register can tell. */
export type ActStatus = 'Чинний' | 'Втратив чинність' | 'Не набрав чинності'

/** An act for the public, and why its title or the whole of it stays behind; `open` is null where its very number is no number. */
export function openAct(
  act: RegisteredAct,
  { publisherId, places }: Publication,
  publisherName: string,
): { open: OpenAct | null; withheld: Sign[] } {
  const { title, withheld } = openTitle({ ...act, places })
  if (!isOpenNumber(act.number))
    return { open: null, withheld: [...withheld, { sign: 'number', words: act.number }] }
  const open: OpenAct = {
    // A number is given once in a kind and a year, and never again.
    uid: `${act.kind}-${act.number}-${act.date.slice(0, 4)}`,
    type: act.kindName,
    title,
    acceptedDate: act.date,
    number: act.number,
    status: statusOf(act),
    publisherName,
    publisherId,
  }
  return { open, withheld }
}

function statusOf({ annulled, outOfForce }: RegisteredAct): ActStatus {
  if (annulled) return 'Не набрав чинності'
  return outOfForce ? 'Втратив чинність' : 'Чинний'
}

/** The register of acts, by the structure of the state's set of legal acts (постанова КМУ № 835, додаток). */
export const actsSet: DataSet<Column<OpenAct>> = {
  name: 'acts',
  title: 'Реєстр актів',
  description:
    'Акти ради та її виконавчих органів за журналами реєстрації: рішення й розпорядження. Акт, назва якого може містити відомості про особу, стоїть під назвою свого виду з позначкою «(назву не оприлюднено)».',
  columns: [
    {
      name: 'uid',
      titles: 'Ідентифікатор',
      description: 'Код виду акта, номер і рік через дефіс; не змінюється.',
      datatype: 'string',
      required: true,
      value: ({ uid }) => uid,
    },
    {
      name: 'type',
      titles: 'Вид',
      description:
        'Вид акта повними словами: рішення виконавчого комітету, розпорядження міського голови тощо.',
      datatype: 'string',
      required: true,
      value: ({ type }) => type,
    },
    {
      name: 'title',
      titles: 'Назва',
      description: 'Назва акта дослівно, або назва виду з позначкою «(назву не оприлюднено)».',
      datatype: 'string',
      required: true,
      value: ({ title }) => title,
    },
    {
      name: 'acceptedDate',
      titles: 'Дата ухвалення',
      description: 'День підписання, яким акт зареєстровано.',
      datatype: 'date',
      required: true,
      value: ({ acceptedDate }) => acceptedDate,
    },
    {
      name: 'number',
      titles: 'Номер',
      description: 'Реєстраційний індекс акта, текст.',
      datatype: 'string',
      required: true,
      value: ({ number }) => number,
    },
    {
      name: 'issuedDate',
      titles: 'Дата оприлюднення',
      description: 'Порожньо: реєстр контролю не веде дня оприлюднення.',
      datatype: 'date',
      required: false,
      value: () => null,
    },
    {
      name: 'validFrom',
      titles: 'Чинний від',
      description: 'Порожньо: реєстр контролю не веде дня набрання чинності.',
      datatype: 'date',
      required: false,
      value: () => null,
    },
    {
      name: 'status',
      titles: 'Статус',
      description:
        'Чинний — реєстр не знає, що акт утратив чинність; Втратив чинність — знято з контролю, бо втратив чинність, закінчився термін його дії або його замінено іншим; Не набрав чинності — реєстрацію анульовано. Інших статусів реєстр не веде.',
      datatype: 'string',
      required: true,
      value: ({ status }) => status,
    },
    {
      name: 'publisherName',
      titles: 'Назва видавника',
      description: 'Орган, що веде реєстр.',
      datatype: 'string',
      required: true,
      value: ({ publisherName }) => publisherName,
    },
    {
      name: 'publisherId',
      titles: 'Ідентифікатор видавника',
      description: 'Код ЄДРПОУ видавника; порожньо, якщо його не вказано.',
      datatype: 'string',
      required: false,
      value: ({ publisherId }) => publisherId,
    },
  ],
}

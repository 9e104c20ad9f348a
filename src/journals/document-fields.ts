import type { Tables } from '../db/tables.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import type { Refusal } from '../kernel/result.ts'
import { type DocumentDraft, longestTitle } from './document.ts'
import type { DocumentKind } from './kind.ts'

type Documents = Tables['documents']
/** A column of text. */
type Column = { [C in keyof Documents]: Documents[C] extends string | null ? C : never }[keyof Documents]
type Columns = Pick<Documents, Column>

/** A field of a document beside its kind and its day, said once for forms, JSON, the card, the table and what is noted of changes. */
export interface DocumentField<C extends Column | 'correspondent' = Column | 'correspondent'> {
  /** of the table `documents`, and the name under which a change of it is noted */
  column: C
  /** in forms */
  label: string
  /** in the history of the document */
  inHistory: string
  most: number
  /** text where nothing is said; a moment is a day, with its hour where it is known */
  holds?: 'moment' | 'day'
  required?: true
  /** of what comes from outside alone */
  incoming?: true
  /** stands for ever once registered */
  once?: true
  /** its name in JSON and in the form of a new document, where that is another */
  json?: string
  inNewForm?: string
  hint?: string
  lines?: number
  short?: true
  /** how the card calls it, and what it says where there is none; without words the line is left out */
  card?: { label?: string; none?: string }
}

const ownFields = {
  title: {
    column: 'title',
    label: 'Заголовок',
    inHistory: 'заголовок',
    most: longestTitle,
    required: true,
    lines: 2,
  },
  publicTitle: {
    column: 'public_title',
    label: 'Заголовок для оприлюднення',
    inHistory: 'заголовок для оприлюднення',
    most: longestTitle,
    hint: 'Лише якщо в заголовку є персональні дані.',
    card: { label: 'Для оприлюднення', none: 'той самий' },
  },
  caseIndex: {
    column: 'case_index',
    label: 'Справа',
    inHistory: 'справа',
    most: 40,
    once: true,
    json: 'case',
    short: true,
    card: {},
  },
  receivedAt: {
    column: 'received_at',
    label: 'Надійшло',
    inHistory: 'надійшло',
    most: 40,
    holds: 'moment',
    incoming: true,
    hint: 'День, для строків у годинах — і година: 20.11.2026 10:15.',
    card: { none: '—' },
  },
} as const satisfies Record<string, DocumentField<Column>>

const senderFields = {
  correspondentName: {
    column: 'correspondent',
    label: 'Кореспондент',
    inHistory: 'кореспондент',
    most: 300,
    incoming: true,
    inNewForm: 'correspondent[name]',
  },
  correspondentNumber: {
    column: 'correspondent_number',
    label: 'Його номер',
    inHistory: 'номер кореспондента',
    most: 100,
    incoming: true,
    inNewForm: 'correspondent[number]',
    short: true,
  },
  correspondentDate: {
    column: 'correspondent_date',
    label: 'Його дата',
    inHistory: 'дата кореспондента',
    most: 40,
    holds: 'day',
    incoming: true,
    inNewForm: 'correspondent[date]',
  },
} as const satisfies Record<string, DocumentField>

export type OwnField = keyof typeof ownFields
export type DocumentFieldKey = OwnField | keyof typeof senderFields
export type KeyedField<C extends Column | 'correspondent' = Column | 'correspondent'> = DocumentField<C> & {
  key: DocumentFieldKey
  json: string
  inNewForm: string
}

function keyed<K extends DocumentFieldKey, C extends Column | 'correspondent'>(
  fields: Record<K, DocumentField<C>>,
): (KeyedField<C> & { key: K })[] {
  return (Object.entries(fields) as [K, DocumentField<C>][]).map(([key, field]) => ({
    key,
    json: key,
    inNewForm: key,
    ...field,
  }))
}

/** What a document says itself, and all fields with those of its correspondent, each in the order of forms. */
export const ownDocumentFields = keyed<OwnField, Column>(ownFields)
export const documentFields = keyed<DocumentFieldKey, Column | 'correspondent'>({
  ...ownFields,
  ...senderFields,
})

/** A document's own words as the register keeps them; what is absent is not said. */
export type OwnValues = { title: string } & { [key in Exclude<OwnField, 'title'>]?: string | null }
export type FieldValues = { [key in DocumentFieldKey]?: string | null }

/** What may be corrected after registration; index, kind and dates of registration stand for ever. */
export const editedFields = documentFields.filter(({ once }) => !once)

/** The document's own words as columns of a new row. */
export function ownColumns(values: OwnValues): Pick<Documents, (typeof ownFields)[OwnField]['column']> {
  const columns = ownDocumentFields.map(({ key, column }) => [column, values[key]?.trim() || null])
  return Object.fromEntries(columns)
}

/** The columns that an edit leaves; what it does not name stays as it was. */
export function editedColumns(row: Columns, edit: FieldValues): Partial<Columns> {
  const columns = editedFields.flatMap(({ key, column }) =>
    column === 'correspondent' ? [] : [{ key, column }],
  )
  return Object.fromEntries(
    columns.map(({ key, column }) => [
      column,
      edit[key] === undefined ? row[column] : edit[key]?.trim() || null,
    ]),
  )
}

/** What the fields of a registered document say. */
export function valuesOf(row: Columns & { correspondent: string | null }): Record<DocumentFieldKey, string> {
  return Object.fromEntries(
    documentFields.map((field) => [field.key, fieldText(field, row[field.column])]),
  ) as Record<DocumentFieldKey, string>
}

/** A value as people read and write it. */
export function fieldText({ holds }: Pick<DocumentField, 'holds'>, value: string | null): string {
  if (!value || !holds) return value ?? ''
  const [day, time] = value.split('T') as [Day, string?]
  return time ? `${formatDay(day)} ${time}` : formatDay(day)
}

/** A date older than this is a slip of the keyboard; older registers move in from a file. */
const OLDEST_YEARS = 10

/** Every reason why the draft cannot be registered on this day; none if it can. */
export function judgeDraft(draft: DocumentDraft, { incoming }: DocumentKind, today: Day): Refusal[] {
  const { registeredOn, correspondent } = draft
  const year = registeredOn.slice(0, 4)
  const sender = {
    correspondentName: correspondent?.name,
    correspondentNumber: correspondent?.number,
    correspondentDate: correspondent?.date,
  }
  const refusals = judgeFields(
    { ...draft, ...sender },
    { registeredOn, incoming },
    ({ inNewForm }) => inNewForm,
  )
  if (registeredOn > today) refusals.push({ code: 'in-the-future', field: 'registeredOn' })
  if (Number(year) < Number(today.slice(0, 4)) - OLDEST_YEARS)
    refusals.push({ code: 'long-ago', field: 'registeredOn', facts: { year } })
  return refusals
}

/** Every reason why a document of this day cannot say that; `nameOf` is what the form calls a field. */
export function judgeFields(
  values: FieldValues,
  { registeredOn, incoming }: { registeredOn: Day; incoming: boolean },
  nameOf: (field: KeyedField) => string,
): Refusal[] {
  const names = new Map(documentFields.map((field) => [field.key, nameOf(field)]))
  const refusals = documentFields.flatMap(({ key, most, required }): Refusal[] => {
    const text = values[key] ?? ''
    if (required && text.trim() === '') return [{ code: 'required', field: names.get(key) }]
    return text.length > most ? [{ code: 'too-long', field: names.get(key), facts: { most } }] : []
  })
  if (!incoming) return refusals
  const { correspondentName: name, correspondentNumber: number, correspondentDate: date, receivedAt } = values
  if (!name?.trim() && (number?.trim() || date))
    refusals.push({ code: 'required', field: names.get('correspondentName') })
  if (receivedAt && receivedAt.slice(0, 10) > registeredOn)
    refusals.push({ code: 'received-after-registration', field: names.get('receivedAt') })
  if (date && date > registeredOn)
    refusals.push({ code: 'sent-after-registration', field: names.get('correspondentDate') })
  return refusals
}

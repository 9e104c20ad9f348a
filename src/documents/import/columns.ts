import { fold } from '../../kernel/fold.ts'

/** The columns of a register file, by the names a council writes in its first row. */
export const columnNames = {
  kind: 'Вид',
  number: 'Номер',
  date: 'Дата',
  received: 'Надійшло',
  correspondent: 'Кореспондент',
  correspondentNumber: 'Номер кореспондента',
  correspondentDate: 'Дата кореспондента',
  title: 'Заголовок',
  point: 'Пункт',
  text: 'Завдання',
  lead: 'Головний виконавець',
  others: 'Співвиконавці',
  controller: 'Контролер',
  supervisor: 'Контроль покладено на',
  placed: 'Взято на контроль',
  term: 'Строк',
  extensions: 'Продовження',
  executed: 'Виконано',
  completeness: 'Стан виконання',
  removed: 'Знято',
  ground: 'Підстава',
  special: 'Особливий контроль',
  reported: 'Звітовано',
  countedFrom: 'Відлік із',
} as const

export type Column = keyof typeof columnNames

/** Without these columns a row does not identify its document. */
export const requiredColumns: readonly Column[] = ['kind', 'number', 'date', 'title']

/** Filled only where the row is a task. */
export const taskColumns: readonly Column[] = [
  'lead',
  'others',
  'controller',
  'supervisor',
  'placed',
  'term',
  'extensions',
  'executed',
  'completeness',
  'removed',
  'ground',
  'special',
  'reported',
  'countedFrom',
]

const byName = new Map(
  (Object.entries(columnNames) as [Column, string][]).map(([column, name]) => [fold(name), column]),
)

/** The column a header cell names; undefined where the register file has none of that name. */
export function columnNamed(header: string): Column | undefined {
  return byName.get(fold(header))
}

/** A row by its columns: one that the file has not is absent, an empty cell is ''. */
export interface RawRow {
  /** as a person sees it in a spreadsheet: the header is row 1 */
  row: number
  cells: Partial<Record<Column, string>>
}

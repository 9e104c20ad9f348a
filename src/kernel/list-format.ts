/** What a list is taken away as. */
export const listFormats = {
  xlsx: { name: 'Excel', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { name: 'CSV', media: 'text/csv; charset=utf-8' },
} as const
export type ListFormat = keyof typeof listFormats

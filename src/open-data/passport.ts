import type { DataSet } from './data-set.ts'

interface Publisher {
  name: string
  id: string | null
}

/**
 * What a set is and what stands in its columns, as W3C «Metadata Vocabulary for Tabular Data» has it: the form in which the state's
 * portal keeps the structure of a set.
 */
export function passportOf({ name, title, description, columns }: DataSet, publisher: Publisher) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'uk' }],
    url: `${name}.csv`,
    'dc:title': title,
    'dc:description': description,
    'dc:publisher': { 'schema:name': publisher.name, 'schema:identifier': publisher.id },
    dialect: {
      encoding: 'utf-8',
      header: true,
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      lineTerminators: ['\r\n'],
    },
    tableSchema: {
      columns: columns.map((column) => ({
        name: column.name,
        titles: column.titles,
        'dc:description': column.description,
        datatype: column.datatype,
        required: column.required,
        null: '',
      })),
    },
  }
}

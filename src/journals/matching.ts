import type { Condition } from '../db/as-query.ts'
import { type NumberQuery, readNumberQuery } from './number-query.ts'
import { IS_PERSONAL, PERSONAL_KINDS } from './personal-kinds.ts'
import { searchWords } from './search-words.ts'

const MOST_WORDS = 8
/** Of a search with figures, which asks for each of its words more than once: a statement has a hundred parameters at most. */
const MOST_WORDS_BY_NUMBER = 6
const MOST_NUMBERS = 2
// Words of many documents are held against all documents of personal kinds, those of a few each against its own document.
const TOGETHER = ` AND (task_id = '' OR document_id NOT IN (SELECT id FROM documents WHERE kind IN (${PERSONAL_KINDS})))`
const ONE_BY_ONE = ` AND (task_id = '' OR NOT EXISTS (SELECT 1 FROM documents
  CROSS JOIN document_kinds ON document_kinds.id = documents.kind WHERE documents.id = document_id AND ${IS_PERSONAL}))`
const END = '\u{10ffff}'

/**
 * Which documents a search finds, as a SELECT of their ids: those with all of the words in their title or in one of their
 * points, where a word stands for all that begin with its stem; and where there are figures, those whose index or
 * correspondent's number it names. Words of personal kinds, which name residents, find nothing where they are not to be found by:
 * else guessing would tell what is hidden.
 */
export function matchingDocuments(text: string, { withoutPersonal = false } = {}): Condition {
  if (/\d/.test(text)) return withFigures(text, withoutPersonal ? ONE_BY_ONE : '')
  const except = withoutPersonal ? TOGETHER : ''
  const words = searchWords(text).slice(0, MOST_WORDS)
  if (words.length === 0) return { sql: "SELECT '' WHERE 0", parameters: [] }
  return joined(
    words.map((word) => ({
      sql: `SELECT document_id FROM search_words WHERE word >= ? AND word < ?${except}`,
      parameters: [word, word + END],
    })),
    ' INTERSECT ',
  )
}

// A number has few documents, a word has thousands: those of the number are found first, in an index, and then checked for the
// rest. UNION ALL, since UNION would bring each part into the order of ids, and for that walk the whole register.
function withFigures(text: string, except: string): Condition {
  const query = readNumberQuery(text)
  const numbers = query.numbers.filter(({ token }, _, all) => !isYear(token) || all.length === 1)
  return joined(
    [
      ...byWords(text, except),
      ...numbers.slice(0, MOST_NUMBERS).map((number) => byNumber(number, query, except)),
      ...(numbers.length === 0 && query.day ? byDay(query.day, query, except) : []),
    ],
    ' UNION ALL ',
  )
}

/** Documents whose number is this one, or begins so where nothing else was said. */
function byNumber(number: NumberQuery['numbers'][number], query: NumberQuery, except: string): Condition {
  const others = query.numbers.filter((one) => one !== number)
  const rest = [
    ...(query.day ? [dated(query.day)] : query.dayOfYear ? [datedInYear(query.dayOfYear)] : []),
    ...sayings(query.rest, others, except),
  ]
  const whole = rest.length > 0 || number.token.length === 1
  const ranges = number.spellings.flatMap((key) => (whole ? wholeNumber(key) : [[key, key + END]]))
  const found = inRanges('number_parts p', 'p.part', ranges)
  if (rest.length === 0) return { ...found, sql: `SELECT p.document_id FROM ${found.sql}` }
  const condition = joined(rest, ' AND ')
  return {
    sql: `SELECT d.id FROM ${found.sql} CROSS JOIN documents d ON d.id = p.document_id WHERE ${condition.sql}`,
    parameters: [...found.parameters, ...condition.parameters],
  }
}

/** Documents of a day, ours or the correspondent's, where no number was named. */
function byDay(day: string, query: NumberQuery, except: string): Condition[] {
  const rest = sayings(query.rest, query.numbers, except)
  return ['registered_on', 'correspondent_date'].map((column) => {
    const condition = joined([{ sql: `d.${column} = ?`, parameters: [day] }, ...rest], ' AND ')
    return { ...condition, sql: `SELECT d.id FROM documents d WHERE ${condition.sql}` }
  })
}

/** Documents with all of the words, figures too, in their title or in their points. */
function byWords(text: string, except: string): Condition[] {
  const words = searchWords(text).slice(0, MOST_WORDS_BY_NUMBER)
  const figures = words.filter((word) => /\d/.test(word))
  // Years are in many titles, short numbers in more than long ones.
  const rarest = figures.toSorted((a, b) => Number(isYear(a)) - Number(isYear(b)) || b.length - a.length)[0]
  if (rarest === undefined) return []
  const found = inRanges('search_words s', 's.word', wholeNumber(rarest))
  const others = words.filter((word) => word !== rarest).map((word) => says('s.document_id', word, except))
  return [
    joined(
      [{ ...found, sql: `SELECT s.document_id FROM ${found.sql} WHERE 1${except}` }, ...others],
      ' AND ',
    ),
  ]
}

/** That the document says these words or is of a kind called so, and has these numbers in its words or is of that year. */
function sayings(rest: string, numbers: NumberQuery['numbers'], except: string): Condition[] {
  const words = searchWords(rest).slice(0, MOST_WORDS_BY_NUMBER - 1)
  const figures = numbers.flatMap(({ token }) => searchWords(token))
  return [
    ...words.map((word) =>
      either(says('d.id', word, except), {
        sql: "d.kind IN (SELECT kind FROM document_kind_names WHERE instr(' ' || name_key, ?) > 0)",
        parameters: [` ${word}`],
      }),
    ),
    ...figures.slice(0, MOST_WORDS_BY_NUMBER - 1 - words.length).map((figure) =>
      isYear(figure)
        ? either(says('d.id', figure, except), {
            sql: 'substr(d.registered_on, 1, 4) = ?',
            parameters: [figure],
          })
        : says('d.id', figure, except),
    ),
  ]
}

function says(document: string, word: string, except: string): Condition {
  // One or two letters beside a number are meant as they stand: the «р» of «48-р» is not every word that begins so.
  const ranges = /\d/.test(word) ? wholeNumber(word) : [[word, word.length < 3 ? `${word}0` : word + END]]
  const within = ranges.map(() => 'word >= ? AND word < ?').join(' OR ')
  return {
    sql: `EXISTS (SELECT 1 FROM search_words WHERE document_id = ${document} AND (${within})${except})`,
    parameters: ranges.flat(),
  }
}

/** What is this number or goes on after it with anything but a figure: of «48» «48-р» and «48/01-15», not «480». */
function wholeNumber(key: string): string[][] {
  if (!/\d$/.test(key)) return [[key, key + END]]
  // In the order of signs dashes and slashes stand before the figures, letters behind them.
  return [
    [key, `${key}0`],
    [`${key}:`, key + END],
  ]
}

function dated(day: string): Condition {
  return { sql: '(d.registered_on = ? OR d.correspondent_date = ?)', parameters: [day, day] }
}

function datedInYear(day: string): Condition {
  return {
    sql: '(substr(d.registered_on, 6) = ? OR substr(d.correspondent_date, 6) = ?)',
    parameters: [day, day],
  }
}

/** Rows of a table whose column is in one of the ranges, each found in the column's index. */
function inRanges(table: string, column: string, ranges: string[][]): Condition {
  return {
    sql: `json_each(?) bounds CROSS JOIN ${table} ON ${column} >= bounds.value ->> 0 AND ${column} < bounds.value ->> 1`,
    parameters: [JSON.stringify(ranges)],
  }
}

function either(one: Condition, other: Condition): Condition {
  return { sql: `(${one.sql} OR ${other.sql})`, parameters: [...one.parameters, ...other.parameters] }
}

function joined(conditions: readonly Condition[], by: string): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(by),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word)
}

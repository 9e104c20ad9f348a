import { type Day, formatDay } from '../kernel/day.ts'

/** A line of a paper and how it stands; the screen, the print and Word set the very same lines. */
export interface PaperLine {
  as: 'head' | 'sides' | 'strong' | 'plain' | 'indented' | 'signature'
  text: string
  /** at the right end, of «sides» and «signature» */
  right?: string
}

/** An instruction as a paper writes it. */
export interface PaperInstruction {
  point: string
  text: string
  lead: string
  others: string[]
  /** «25.12.2026», «постійно», «без терміну» */
  term: string
}

export interface PaperQuestion {
  number: number
  /** null where instructions stand under no question */
  title: string | null
  speaker: string | null
  /** who spoke, a name a line or in one */
  spoken: string
  /** what was decided on earlier instructions, a line each */
  decided: string[]
  instructions: PaperInstruction[]
}

export interface PaperHead {
  /** «оперативної наради у міського голови» */
  meeting: string
  date: Day
  hour: string
  place: string
  chair: string
  attendees: string
  keeper: string
}

/** The protocol; for an extract, of `extract` alone: the same head, only what concerns that executor. */
export function protocolLines(
  number: string,
  head: PaperHead,
  questions: readonly PaperQuestion[],
  extract?: string,
): PaperLine[] {
  const asked = questions.flatMap(({ number, title, speaker }) =>
    title === null ? [] : [`${number}. ${title}${speaker ? ` (доповідає ${speaker})` : ''}`],
  )
  return [
    ...(extract === undefined ? [] : [{ as: 'head' as const, text: 'ВИТЯГ з протоколу' }]),
    { as: 'head', text: extract === undefined ? `ПРОТОКОЛ № ${number}` : `№ ${number}` },
    { as: 'head', text: head.meeting },
    { as: 'sides', text: whenOf(head), right: head.place },
    ...labelled('Головував', head.chair),
    ...present(head.attendees),
    ...labelled('Витяг для', extract ?? ''),
    ...(asked.length > 0 ? [strong('Порядок денний:')] : []),
    ...asked.map(indented),
    ...questions.flatMap(questionLines),
    { as: 'signature', text: 'Головуючий', right: head.chair },
    { as: 'signature', text: 'Протокол вів (вела)', right: head.keeper },
  ]
}

/** The agenda with date and hour; «1. Про стан виконання попередніх доручень» stands first with what is to be told about. */
export function agendaLines(
  head: Pick<PaperHead, 'meeting' | 'date' | 'hour' | 'place' | 'chair'>,
  questions: readonly { number: number; title: string; speaker: string | null; earlier: string[] }[],
): PaperLine[] {
  return [
    { as: 'head', text: 'ПОРЯДОК ДЕННИЙ' },
    { as: 'head', text: head.meeting },
    { as: 'sides', text: whenOf(head), right: head.place },
    ...labelled('Головує', head.chair),
    ...questions.flatMap(({ number, title, speaker, earlier }) => [
      strong(`${number}. ${title}`),
      ...(speaker ? [plain(`Доповідає: ${speaker}`)] : []),
      ...earlier.map(indented),
    ]),
  ]
}

function questionLines({
  number,
  title,
  speaker,
  spoken,
  decided,
  instructions,
}: PaperQuestion): PaperLine[] {
  return [
    ...(title === null ? [] : [strong(`${number}. ${title}`)]),
    ...(speaker ? labelled('СЛУХАЛИ', speaker) : []),
    ...labelled('ВИСТУПИЛИ', linesIn(spoken).join('; ')),
    ...(decided.length > 0 ? [plain('ВИРІШИЛИ:'), ...decided.map(indented)] : []),
    ...(instructions.length > 0 ? [plain('ДОРУЧЕНО:')] : []),
    ...instructions.flatMap(({ point, text, lead, others, term }) => [
      indented(`${point}. ${text}`),
      plain(
        [
          ended(`Відповідальний: ${lead}`),
          ...(others.length > 0 ? [ended(`Співвиконавці: ${others.join('; ')}`)] : []),
          `Термін: ${term}.`,
        ].join(' '),
      ),
    ]),
  ]
}

// Initials bring their own full stop.
function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

/** One line is a count or a name; a list stands a line each. */
function present(attendees: string): PaperLine[] {
  const lines = linesIn(attendees)
  return lines.length < 2
    ? labelled('Присутні', lines.join(''))
    : [plain(`Присутні (${lines.length}):`), ...lines.map(indented)]
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/[;,]$/, ''))
    .filter((line) => line !== '')
}

function whenOf({ date, hour }: { date: Day; hour: string }): string {
  return [formatDay(date), hour && `${hour}`].filter(Boolean).join(', ')
}

function labelled(label: string, text: string): PaperLine[] {
  return text === '' ? [] : [plain(`${label}: ${text}`)]
}

function strong(text: string): PaperLine {
  return { as: 'strong', text }
}

function plain(text: string): PaperLine {
  return { as: 'plain', text }
}

function indented(text: string): PaperLine {
  return { as: 'indented', text }
}

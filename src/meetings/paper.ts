import { type Day, formatDay } from '../kernel/day.ts'
import { line, type Paper, type PaperLine, type PaperText, paragraph } from '../print/paper.ts'

/** Lines of a protocol, an extract or an agenda. */
export type MeetingLine = PaperLine | PaperText

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
  /** null where the instructions have no question */
  title: string | null
  speaker: string | null
  /** the speakers, one on a line or all on one */
  spoken: string
  /** decisions on earlier instructions, one on a line */
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
): MeetingLine[] {
  const titles = questions.flatMap(({ number, title, speaker }) =>
    title === null ? [] : [`${number}. ${title}${speaker ? ` (доповідає ${speaker})` : ''}`],
  )
  return [
    ...(extract === undefined ? [] : [line('heading', 'ВИТЯГ з протоколу')]),
    line('heading', extract === undefined ? `ПРОТОКОЛ № ${number}` : `№ ${number}`),
    line('heading', head.meeting),
    line('sides', whenOf(head), head.place),
    ...labelled('Головував', head.chair),
    ...present(head.attendees),
    ...labelled('Витяг для', extract ?? ''),
    ...(titles.length > 0 ? [strong('Порядок денний:')] : []),
    ...titles.map(paragraph),
    ...questions.flatMap(questionLines),
    line('signature', 'Головуючий', head.chair),
    line('signature', 'Протокол вів (вела)', head.keeper),
  ]
}

/** The agenda with date and hour; the first question is «1. Про стан виконання попередніх доручень» with the instructions to report on. */
export function agendaLines(
  head: Pick<PaperHead, 'meeting' | 'date' | 'hour' | 'place' | 'chair'>,
  questions: readonly { number: number; title: string; speaker: string | null; earlier: string[] }[],
): MeetingLine[] {
  return [
    line('heading', 'ПОРЯДОК ДЕННИЙ'),
    line('heading', head.meeting),
    line('sides', whenOf(head), head.place),
    ...labelled('Головує', head.chair),
    ...questions.flatMap(({ number, title, speaker, earlier }) => [
      strong(`${number}. ${title}`),
      ...(speaker ? [plain(`Доповідає: ${speaker}`)] : []),
      ...earlier.map(paragraph),
    ]),
  ]
}

/** These lines as a paper. */
export function meetingOnPaper(title: string, lines: readonly MeetingLine[]): Paper {
  return { title, sheets: [{ blocks: lines }] }
}

function questionLines({
  number,
  title,
  speaker,
  spoken,
  decided,
  instructions,
}: PaperQuestion): MeetingLine[] {
  return [
    ...(title === null ? [] : [strong(`${number}. ${title}`)]),
    ...(speaker ? labelled('СЛУХАЛИ', speaker) : []),
    ...labelled('ВИСТУПИЛИ', linesIn(spoken).join('; ')),
    ...(decided.length > 0 ? [plain('ВИРІШИЛИ:'), ...decided.map(paragraph)] : []),
    ...(instructions.length > 0 ? [plain('ДОРУЧЕНО:')] : []),
    ...instructions.flatMap(({ point, text, lead, others, term }) => [
      paragraph(`${point}. ${text}`),
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

/** One line is a count or a name; a list has a line for each person. */
function present(attendees: string): MeetingLine[] {
  const lines = linesIn(attendees)
  return lines.length < 2
    ? labelled('Присутні', lines.join(''))
    : [plain(`Присутні (${lines.length}):`), ...lines.map(paragraph)]
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

function labelled(label: string, text: string): MeetingLine[] {
  return text === '' ? [] : [plain(`${label}: ${text}`)]
}

function strong(text: string): PaperText {
  return { ...paragraph(text), strong: true }
}

function plain(text: string): PaperLine {
  return line('plain', text)
}

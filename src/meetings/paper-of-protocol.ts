import { formatDay } from '../kernel/day.ts'
import { instructionTerm } from './instruction-term.ts'
import type { EarlierInstruction } from './lists/agenda-page.ts'
import type { Instruction, Protocol } from './lists/protocol.ts'
import type { PaperInstruction, PaperQuestion } from './paper.ts'

/** The questions of a protocol as its paper has them; what was decided on earlier instructions stands under its question. */
export function paperQuestions(
  { questions, unasked }: Protocol,
  decided: ReadonlyMap<number, EarlierInstruction[]>,
): PaperQuestion[] {
  const bare: PaperQuestion[] =
    unasked.length === 0
      ? []
      : [
          {
            number: 0,
            title: null,
            speaker: null,
            spoken: '',
            decided: [],
            instructions: unasked.map(paperInstruction),
          },
        ]
  return [
    ...bare,
    ...questions.map(({ position, title, speaker, spoken, instructions }) => ({
      number: position,
      title,
      speaker,
      spoken,
      decided: (decided.get(position) ?? []).map(decisionLine),
      instructions: instructions.map(paperInstruction),
    })),
  ]
}

/** The protocol with what concerns one department alone: its instructions, and the questions they stand under. */
export function extractFor(protocol: Protocol, departmentId: string): Protocol {
  const own = ({ executors }: Instruction) => executors.some((one) => one.departmentId === departmentId)
  return {
    ...protocol,
    unasked: protocol.unasked.filter(own),
    questions: protocol.questions
      .map((question) => ({ ...question, instructions: question.instructions.filter(own) }))
      .filter(({ instructions }) => instructions.length > 0),
  }
}

/** The departments named in a protocol, in the order they first stand in it. */
export function executorsIn({ questions, unasked }: Protocol): { id: string; name: string }[] {
  const all = [...unasked, ...questions.flatMap(({ instructions }) => instructions)]
  const names = new Map(
    all.flatMap(({ executors }) => executors.map((one) => [one.departmentId, one.department] as const)),
  )
  return [...names].map(([id, name]) => ({ id, name }))
}

/** «протокол № 3 від 13.11.2026, п. 2.1: Підготувати техніку — Управління транспорту (термін 30.11.2026)». */
export function earlierLine({ row, protocol, lead }: EarlierInstruction): string {
  const where = `протокол № ${protocol.number} від ${formatDay(protocol.date)}, п. ${row.point}`
  return `${where}: ${row.text} — ${lead} (термін: ${instructionTerm(row).term})`
}

function decisionLine(earlier: EarlierInstruction): string {
  const { row, protocol } = earlier
  const which = `п. ${row.point} протоколу № ${protocol.number} від ${formatDay(protocol.date)}`
  return earlier.mark === 'executed'
    ? `Вважати виконаним ${which}.`
    : `Продовжити термін виконання ${which} до ${instructionTerm(row).term}.`
}

function paperInstruction({ row, executors }: Instruction): PaperInstruction {
  const lead = executors.find(({ role }) => role === 'lead')
  return {
    point: row.point,
    text: row.text,
    lead: lead?.label ?? '—',
    others: executors.filter((one) => one !== lead).map(({ label }) => label),
    term: instructionTerm(row).term,
  }
}

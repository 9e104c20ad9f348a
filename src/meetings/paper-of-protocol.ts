import { formatDay } from '../kernel/day.ts'
import { instructionTerm } from './instruction-term.ts'
import type { EarlierInstruction } from './lists/agenda-page.ts'
import type { Instruction, Protocol } from './lists/protocol.ts'
import type { PaperInstruction, PaperQuestion } from './paper.ts'

/** The questions of a protocol for its paper; decisions on earlier instructions come under their question. */
export function paperQuestions(
  { questions, withoutQuestion }: Protocol,
  decided: ReadonlyMap<number, EarlierInstruction[]>,
): PaperQuestion[] {
  const bare: PaperQuestion[] =
    withoutQuestion.length === 0
      ? []
      : [
          {
            number: 0,
            title: null,
            speaker: null,
            spoken: '',
            decided: [],
            instructions: withoutQuestion.map(paperInstruction),
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

/** The part of a protocol that concerns one department: its instructions and their questions. */
export function extractFor(protocol: Protocol, departmentId: string): Protocol {
  const own = ({ executors }: Instruction) => executors.some((one) => one.departmentId === departmentId)
  return {
    ...protocol,
    withoutQuestion: protocol.withoutQuestion.filter(own),
    questions: protocol.questions
      .map((question) => ({ ...question, instructions: question.instructions.filter(own) }))
      .filter(({ instructions }) => instructions.length > 0),
  }
}

/** The departments named in a protocol, in order of their first mention. */
export function executorsIn({ questions, withoutQuestion }: Protocol): { id: string; name: string }[] {
  const all = [...withoutQuestion, ...questions.flatMap(({ instructions }) => instructions)]
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

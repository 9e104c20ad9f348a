import type { Day } from '../kernel/day.ts'
import { type LineStyle, line, type PaperLine } from '../print/paper.ts'
import { type FormContent, fillForm } from '../print/templates/fill-form.ts'
import type { FormPlan } from '../print/templates/form-plan.ts'
import { wordFile, wordFileOfBlocks } from '../print/word-file.ts'
import { agendaLines, type MeetingLine, meetingOnPaper, protocolLines } from './paper.ts'

/** Papers of a meeting that may have a form of the council's own. */
export const meetingPapers = ['protocol', 'extract', 'agenda'] as const
export type MeetingPaper = (typeof meetingPapers)[number]

export const meetingPaperTitles: Record<MeetingPaper, string> = {
  protocol: 'Протокол наради',
  extract: 'Витяг із протоколу',
  agenda: 'Порядок денний',
}

/** What the form of such a paper may ask for. */
export function meetingFormPlan(paper: MeetingPaper): FormPlan {
  return {
    words: {
      заголовок: paper === 'agenda' ? '«ПОРЯДОК ДЕННИЙ» і чого він' : '«ПРОТОКОЛ № 5» і чого він',
      дата: 'день і година',
      місце: 'де відбулося',
      ...(paper !== 'agenda' && { головуючий: 'хто головував', секретар: 'хто вів протокол' }),
    },
    parts: { зміст: paper === 'agenda' ? 'питання' : 'від «Головував» до останнього доручення' },
    tables: [],
    required: [['заголовок'], ['дата'], ['зміст']],
  }
}

/** A paper of a meeting in the council's own form. */
export function fillMeetingForm(form: Uint8Array, lines: readonly MeetingLine[]): Promise<Uint8Array> {
  const linesAs = (as: LineStyle) =>
    lines.filter((one) => one.kind === 'line' && one.as === as) as PaperLine[]
  const [sides] = linesAs('sides')
  const [chair, keeper] = linesAs('signature')
  const content: FormContent = {
    words: {
      заголовок: linesAs('heading')
        .map(({ text }) => text)
        .join('\n'),
      дата: sides?.text ?? '',
      місце: sides?.right ?? '',
      головуючий: chair?.right ?? '',
      секретар: keeper?.right ?? '',
    },
    parts: {
      зміст: () => wordFileOfBlocks(lines.filter((one) => one.kind === 'text' || one.as === 'plain')),
    },
    tables: [],
  }
  return fillForm(form, content)
}

/** The program's own form with places in it. */
export function sampleMeetingForm(paper: MeetingPaper): Promise<Uint8Array> {
  const signatures = [
    line('signature', 'Головуючий', '{головуючий}'),
    line('signature', 'Протокол вів (вела)', '{секретар}'),
  ]
  const lines = [
    line('heading', '{заголовок}'),
    line('sides', '{дата}', '{місце}'),
    line('plain', '{зміст}'),
    ...(paper === 'agenda' ? [] : signatures),
  ]
  return wordFile(meetingOnPaper(meetingPaperTitles[paper], lines))
}

/** An invented paper, to see a form by. */
export function sampleMeetingLines(paper: MeetingPaper, today: Day): MeetingLine[] {
  const head = {
    meeting: 'оперативної наради у міського голови',
    date: today,
    hour: '10:00',
    place: 'зала засідань',
    chair: 'Олег ПЕТРЕНКО',
    attendees: '12 осіб',
    keeper: 'Ганна КОВАЛЬ',
  }
  const question = { number: 1, title: 'Про підготовку до опалювального сезону', speaker: 'Мельник П. О.' }
  if (paper === 'agenda') return agendaLines(head, [{ ...question, earlier: [] }])
  const instruction = {
    point: '1.1',
    text: 'Завершити ремонт теплових мереж',
    lead: 'Управління житлового господарства',
    others: ['Фінансове управління'],
    term: '25.12.2026',
  }
  const questions = [{ ...question, spoken: '', decided: [], instructions: [instruction] }]
  return protocolLines('5', head, questions, paper === 'extract' ? instruction.lead : undefined)
}

import type { Day } from '../kernel/day.ts'
import { type FormContent, fillForm } from '../print/templates/fill-form.ts'
import type { FormPlan } from '../print/templates/form-plan.ts'
import { agendaLines, type PaperLine, protocolLines } from './paper.ts'
import { wordFile } from './word-file.ts'

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
export function fillMeetingForm(form: Uint8Array, lines: readonly PaperLine[]): Promise<Uint8Array> {
  const sides = lines.find(({ as }) => as === 'sides')
  const [chair, keeper] = lines.filter(({ as }) => as === 'signature')
  const content: FormContent = {
    words: {
      заголовок: lines.flatMap(({ as, text }) => (as === 'head' ? [text] : [])).join('\n'),
      дата: sides?.text ?? '',
      місце: sides?.right ?? '',
      головуючий: chair?.right ?? '',
      секретар: keeper?.right ?? '',
    },
    parts: {
      зміст: async () =>
        new Uint8Array(
          await wordFile(
            '',
            lines.filter(({ as }) => !['head', 'sides', 'signature'].includes(as)),
          ),
        ),
    },
    tables: [],
  }
  return fillForm(form, content)
}

/** The program's own form with places in it. */
export async function sampleMeetingForm(paper: MeetingPaper): Promise<Uint8Array> {
  const signatures: PaperLine[] = [
    { as: 'signature', text: 'Головуючий', right: '{головуючий}' },
    { as: 'signature', text: 'Протокол вів (вела)', right: '{секретар}' },
  ]
  const lines: PaperLine[] = [
    { as: 'head', text: '{заголовок}' },
    { as: 'sides', text: '{дата}', right: '{місце}' },
    { as: 'plain', text: '{зміст}' },
    ...(paper === 'agenda' ? [] : signatures),
  ]
  return new Uint8Array(await wordFile(meetingPaperTitles[paper], lines))
}

/** An invented paper, to see a form by. */
export function sampleMeetingLines(paper: MeetingPaper, today: Day): PaperLine[] {
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

import type { ExtensionNote } from '../../src/deadlines/extension.ts'
import type { DocumentKind } from '../../src/journals/kind.ts'
import { formatDay } from '../../src/kernel/day.ts'
import type { FormActName } from '../../src/tasks/acts.ts'
import type { Fact } from '../../src/tasks/fact.ts'
import type { TaskState } from '../../src/tasks/task-state.ts'
import { byLinkWords } from './by-link-words.ts'

interface Known {
  state: TaskState
  kind: DocumentKind
  /** who sent the document, where somebody did */
  correspondent: string | null
  /** what the rule of extensions says of asking today */
  extension: ExtensionNote[]
  /** departments and people by id */
  names: ReadonlyMap<string, string>
  /** what was handed on and is not done, in words */
  below: string[]
  /** the entry that may be taken back, in words */
  mistake?: string
}

/** What somebody has to know before an act: what is asked, what others have given, who decides and whether it is late. */
export function actNotes(act: FormActName, known: Known): string[] {
  const { state, names, below } = known
  switch (act) {
    case 'reports':
      return [
        ...state.parts.map(
          ({ on, departmentId, personId, text }) =>
            `${formatDay(on)}, ${names.get(personId ?? departmentId) ?? 'співвиконавець'}: «${text}»`,
        ),
        ...below.map((words) => `Ще не завершено доручене: ${words}`),
      ]
    case 'returns':
      return [...reportLines(state), ...returnLines(state)]
    case 'extension-requests':
      return [whoDecides(known), ...known.extension.map(({ words }) => words)]
    case 'extensions':
    case 'extension-refusals':
      return [...requestLines(state), whoDecides(known)]
    case 'reassignment':
    case 'reassignment-refusals':
      return proposalLines(state)
    case 'retractions':
      return known.mistake ? [`Буде скасовано запис: ${known.mistake}`] : []
    default:
      return []
  }
}

export function reportLines({ report }: TaskState): string[] {
  if (!report) return []
  const outgoing = report.outgoing ? `, вих. ${report.outgoing}` : ''
  const partly = report.completeness === 'partly' ? ', частково' : ''
  const despite = report.despite ? [`Доручене не завершено: ${report.despite}`] : []
  return [
    `Звіт: виконано ${formatDay(report.executedOn)}${partly}${outgoing}. «${report.text}»`,
    ...despite,
    ...linkLines(report),
  ]
}

export function requestLines({ request }: TaskState): string[] {
  return request
    ? [
        `${formatDay(request.on)} просять продовжити до ${formatDay(request.until)}: «${request.reason}»`,
        ...linkLines(request),
      ]
    : []
}

export function proposalLines({ proposal }: TaskState): string[] {
  return proposal
    ? [
        `${formatDay(proposal.on)} пропонують передати: ${proposal.whose}. «${proposal.reason}»`,
        ...linkLines(proposal),
      ]
    : []
}

function linkLines({ byLink, recordedAt }: Pick<Fact, 'byLink' | 'recordedAt'>): string[] {
  return byLink ? [`Надійшло ${byLinkWords(byLink, recordedAt)}.`] : []
}

export function returnLines({ returns }: TaskState): string[] {
  return returns.length > 0 ? [`Уже повертали: ${returns.length}.`] : []
}

/** Who may move the term: whoever set it. */
function whoDecides({ kind, correspondent }: Known): string {
  if (kind.term.extension.kind === 'up-to') return `Строк встановлено законом (${kind.term.extension.law}).`
  switch (kind.nature) {
    case 'higher-authority':
      // Nobody's gender is told: «Обласна військова адміністрація», «Кабінет Міністрів».
      return `Строк установлено органом вищого рівня${correspondent ? ` (${correspondent})` : ''}; продовжити його можна лише листом цього органу.`
    case 'own-act':
      return 'Строк встановлено актом ради: продовжує той, хто його видав (виконавчий комітет, міський голова).'
    case 'protocol':
      return 'Строк встановлено на нараді: продовжує той, хто нею керував.'
    case 'request':
      return 'Строк продовжує той, хто його встановив.'
    default:
      return kind.nature satisfies never
  }
}

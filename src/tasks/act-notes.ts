import type { ExtensionNote } from '../deadlines/extension.ts'
import type { DocumentKind } from '../journals/kind.ts'
import { formatDay } from '../kernel/day.ts'
import { byLinkWords } from './by-link-words.ts'
import type { Fact } from './fact.ts'
import type { TaskState } from './task-state.ts'

/** What is known of a task when the form of an act is opened. */
export interface KnownBefore {
  state: TaskState
  kind: DocumentKind
  /** who sent the document, where it was sent */
  correspondent: string | null
  /** what the rule of extensions says of asking today */
  extension: ExtensionNote[]
  /** departments and people by id */
  names: ReadonlyMap<string, string>
  /** its executors in words, the lead first */
  executors: string[]
  /** what was handed on and is not done, in words */
  below: string[]
  /** the entry that may be taken back, in words */
  mistake?: string
  /** the last report, where its author took it back to put it right */
  withdrawn?: Fact & { kind: 'reported' }
}

/** The report that waits, in words. */
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

/** The request for more time that waits. */
export function requestLines({ request }: TaskState): string[] {
  return request
    ? [
        `${formatDay(request.on)} просять продовжити до ${formatDay(request.until)}: «${request.reason}»`,
        ...linkLines(request),
      ]
    : []
}

/** The proposal to give the task to others that waits. */
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

/** How often reports of it were returned. */
export function returnLines({ returns }: TaskState): string[] {
  return returns.length > 0 ? [`Уже повертали: ${returns.length}.`] : []
}

/** The person or body that set the term; only they may move it. */
export function whoDecides({ kind, correspondent }: Pick<KnownBefore, 'kind' | 'correspondent'>): string {
  if (kind.term.extension.kind === 'up-to') return `Строк встановлено законом (${kind.term.extension.law}).`
  switch (kind.nature) {
    case 'higher-authority':
      // The gender of a correspondent's name is unknown: «Обласна військова адміністрація», «Кабінет Міністрів».
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

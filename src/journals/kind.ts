import type { TermRule } from '../deadlines/rule.ts'

/** A kind of document: reference data that a council may change (`seeds/reference/kinds.ts` has the defaults). */
export interface DocumentKind {
  /** «executive-decision», as in addresses and in JSON */
  id: string
  position: number
  /** «рішення виконкому», as in the register file and in lists */
  name: string
  /** the name in full, as papers write it */
  fullName: string
  /** 1 документ, 2 документи, 5 документів of this kind */
  forms: { one: string; few: string; many: string }
  /** the full name of many in the genitive, for headings */
  genitivePlural: string
  nature: 'higher-authority' | 'own-act' | 'protocol' | 'request'
  journal: string
  journalName: string
  /** «{n}», «{n}-р», «{n}/{case}» */
  indexPattern: string
  /** the case of a document registered without one; null where the pattern has none */
  defaultCase: string | null
  /** an incoming document has a correspondent and a day of receipt */
  incoming: boolean
  /** the term of a task that names none */
  term: TermRule
  /** how it leaves control: a resolution, a decision of the executive committee, or the protocol's own mark */
  leavesControl: 'to-file' | 'removal-decision' | 'protocol'
  /** whether its points, questions and files hold data of residents: names, telephones, addresses */
  personal: boolean
}

/** The three kinds whose protocols carry questions and instructions, in the order of the report. */
export const meetingKinds = ['operational-meeting', 'inspection', 'broadcast'] as const
export type MeetingKind = (typeof meetingKinds)[number]

export function isMeeting(kind: string): kind is MeetingKind {
  return (meetingKinds as readonly string[]).includes(kind)
}

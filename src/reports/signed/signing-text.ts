import { formatDay } from '../../kernel/day.ts'
import { formulaOf } from '../figures/formulas.ts'
import type { KeptPart } from './broken-parts.ts'
import type { InputKind } from './input-groups.ts'
import type { SignedFormula, SignedReport, Signer } from './signed-report.ts'

/** «№ 3 від 06.07.2026» */
export function signedName({ number, signedOn }: Pick<SignedReport, 'number' | 'signedOn'>): string {
  return `№ ${number} від ${formatDay(signedOn)}`
}

/** «Ковальчук О. В., начальник відділу, Відділ контролю» */
export function signerText({ name, post, department }: Signer): string {
  return [name, post, department].filter(Boolean).join(', ')
}

/** Which formula is official, by which act. */
export function officialFormulaText({ official, act }: SignedFormula): string {
  const { name } = formulaOf(official)
  if (!act) return `${name} (жоден акт не назвав іншої)`
  return `${name} (акт № ${act.number} від ${formatDay(act.date)}, з ${formatDay(act.from)})`
}

/** What is said of a report whose figures were counted by a law that has changed since. */
export const FORMER_LAW = 'рахунок за попереднім порядком'

/** The first signs of a hash: enough to compare with paper by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

export const inputText: Record<InputKind, string> = {
  tasks: 'Події завдань',
  documents: 'Документи',
  questions: 'Питання протоколів',
  letters: 'Листи-нагадування',
  departments: 'Назви підрозділів',
}

export const keptPartText: Record<KeptPart, string> = {
  answer: 'збережені показники',
  paper: 'збережена друкована форма',
  inputs: 'збережені відбитки записів',
  files: 'збережені файли Word чи Excel',
  seal: 'реквізити підписання',
  errata: 'аркуш виправлень',
}

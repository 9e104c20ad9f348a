import { type Day, formatDay } from '../kernel/day.ts'
import type { AnnexGroup } from './annex.ts'
import { letterheadOf } from './letterhead.ts'
import type { Wording } from './removal.ts'

/** A decision as paper shows it, on the screen's print and in Word alike. */
export interface DecisionPaper extends Wording {
  /** «УКРАЇНА», the council, its committee */
  letterhead: string[]
  number: string | null
  adoptedOn: Day | null
  annexTitle: string
  groups: AnnexGroup[]
}

/** The paper of a decision, from its words and its annex. */
export function paperOf(
  organization: string,
  wording: Wording,
  groups: AnnexGroup[],
  adoption: { number: string; on: Day } | null,
): DecisionPaper {
  return {
    ...wording,
    letterhead: letterheadOf(organization),
    number: adoption?.number ?? null,
    adoptedOn: adoption?.on ?? null,
    annexTitle: `${genitives(groups)}, що знімаються з контролю`,
    groups,
  }
}

/** «від 28.04.2023 № 512»; an adopted decision has both, a draft has room for them. */
export function actLine({ number, adoptedOn }: Pick<DecisionPaper, 'number' | 'adoptedOn'>): string {
  return `від ${adoptedOn ? formatDay(adoptedOn) : '____________'} № ${number ?? '______'}`
}

/** Where the annex stands: «Додаток до рішення …». */
export function annexLines(paper: DecisionPaper): string[] {
  return ['Додаток', 'до рішення виконавчого комітету', actLine(paper)]
}

/** The post at the left and the name at the right of a signature: «Міський голова Олег ПЕТРЕНКО». */
export function signatureParts(words: string): [post: string, name: string] {
  const match = /^(.*?)\s+(\p{Lu}[\p{Ll}’'ʼ]+\s+\p{Lu}[\p{Lu}’'ʼ-]+)$/u.exec(words.trim())
  return match ? [match[1]!, match[2]!] : [words.trim(), '']
}

/** The points numbered, one paragraph each. */
export function numberedPoints(points: string): string[] {
  return points
    .split('\n')
    .map((line) => line.trim().replace(/^\d+\.\s*/, ''))
    .filter(Boolean)
    .map((line, place) => `${place + 1}. ${line}`)
}

/** The words a new draft begins with; place and signatures are those of the draft before it. */
export function firstWording(
  groups: readonly AnnexGroup[],
  before?: Pick<Wording, 'place' | 'signedBy' | 'annexSignedBy'>,
): Wording {
  return {
    title: `Про зняття з контролю ${genitives(groups)}`,
    preamble:
      'Розглянувши подання відділу контролю про стан виконання документів, відповідно до Положення про порядок контролю, ' +
      'керуючись статтями 40, 59 Закону України «Про місцеве самоврядування в Україні», виконавчий комітет міської ради ' +
      'ВИРІШИВ:',
    points: [
      'Зняти з контролю документи за переліком згідно з додатком.',
      'Контроль за виконанням цього рішення покласти на керуючого справами виконавчого комітету.',
    ].join('\n'),
    place: before?.place ?? '',
    signedBy: before?.signedBy ?? 'Міський голова',
    annexSignedBy: before?.annexSignedBy ?? 'Керуючий справами виконавчого комітету',
  }
}

function genitives(groups: readonly AnnexGroup[]): string {
  const names = groups.map(({ genitive }) => genitive)
  if (names.length < 2) return names[0] ?? 'документів'
  return `${names.slice(0, -1).join(', ')} та ${names.at(-1)}`
}

import { formatDay, formatInstant } from '../../kernel/day.ts'
import type { PaperCell, ReportPaper } from '../../print/paper.ts'
import { causeText, enteredText } from '../compare/cause-text.ts'
import type { SeenCause } from '../compare/seen-causes.ts'
import { lineValueText } from '../figures/line-text.ts'
import { HIDDEN_THING } from '../figures/thing-text.ts'
import { reportTitles } from '../query/report-titles.ts'
import type { Errata, SignedReport } from '../signed/signed-report.ts'
import { signedName, signerText } from '../signed/signing-text.ts'
import { SIGNED_BY } from './signed-by.ts'

/** An errata sheet to a signed report: the lines that changed, was and is, and why. */
export function errataPaper(signed: SignedReport, errata: Errata, causes: readonly SeenCause[]): ReportPaper {
  const { number, lines, ground, knownOn, signedOn, signer } = errata
  return {
    name: `Аркуш виправлень № ${number} до звіту № ${signed.number}`,
    organization: signed.paper.organization,
    heading: [
      `АРКУШ ВИПРАВЛЕНЬ № ${number}`,
      `до звіту «${reportTitles[signed.report]}», підписаного ${signedName(signed)}`,
    ],
    upright: true,
    asOf: signed.paper.asOf,
    blocks: [
      { kind: 'text', text: `Підстава: ${ground}.`.replace('..', '.') },
      {
        kind: 'text',
        text: `Показники наведено, як відомо на ${formatInstant(knownOn)}. Решта звіту без змін.`,
      },
      {
        kind: 'table',
        name: 'Показники, що змінилися',
        columns: [
          { head: 'Показник', width: 110 },
          { head: 'Було', width: 30 },
          { head: 'Стало', width: 30 },
        ],
        rows: lines.map(({ key, name, was, is }) => [name, cell(key, was), cell(key, is)]),
      },
      ...(causes.length > 0 ? [causesTable(causes)] : []),
      { kind: 'text', text: `Склав(ла): ${signerText(signer)}, ${formatDay(signedOn)}.` },
    ],
    signedBy: SIGNED_BY,
  }
}

function causesTable(causes: readonly SeenCause[]): ReportPaper['blocks'][number] {
  return {
    kind: 'table',
    name: 'Що змінило показники',
    columns: [
      { head: 'Запис', width: 60 },
      { head: 'Що сталося', width: 40 },
      { head: 'День', width: 25 },
      { head: 'Внесено, ким', width: 45 },
    ],
    rows: causes.map((cause) => [
      cause.name ?? HIDDEN_THING,
      causeText(cause.what),
      formatDay(cause.happenedOn),
      enteredText(cause),
    ]),
  }
}

function cell(key: string, value: Errata['lines'][number]['was']): PaperCell {
  return typeof value === 'number' ? value : lineValueText(key, value)
}

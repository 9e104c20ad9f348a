import { formatDay, formatInstant } from '../../kernel/day.ts'
import type { PaperCell, ReportPaper } from '../../print/paper.ts'
import { causeWords, enteredWords } from '../compare/cause-text.ts'
import type { SeenCause } from '../compare/seen-causes.ts'
import { lineValueWords } from '../figures/line-text.ts'
import { HIDDEN_THING } from '../figures/thing-text.ts'
import { reportTitles } from '../query/report-titles.ts'
import type { Errata, SealedReport } from '../signed/signed-report.ts'
import { sealName, signerWords } from '../signed/signing-text.ts'
import { SIGNED_BY } from './signed-by.ts'

/** An errata sheet to a signed report: the lines that changed, was and is, and why. */
export function errataPaper(seal: SealedReport, errata: Errata, causes: readonly SeenCause[]): ReportPaper {
  const { number, lines, ground, knownOn, signedOn, signer } = errata
  return {
    name: `Аркуш виправлень № ${number} до звіту № ${seal.number}`,
    organization: seal.paper.organization,
    heading: [
      `АРКУШ ВИПРАВЛЕНЬ № ${number}`,
      `до звіту «${reportTitles[seal.report]}», підписаного ${sealName(seal)}`,
    ],
    upright: true,
    asOf: seal.paper.asOf,
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
      { kind: 'text', text: `Склав(ла): ${signerWords(signer)}, ${formatDay(signedOn)}.` },
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
      causeWords(cause.what),
      formatDay(cause.happenedOn),
      enteredWords(cause),
    ]),
  }
}

function cell(key: string, value: Errata['lines'][number]['was']): PaperCell {
  return typeof value === 'number' ? value : lineValueWords(key, value)
}

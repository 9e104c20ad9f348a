import type { ReportPaper } from '../../print/paper.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { periodName } from '../query/period.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { DisciplineSheet } from '../reports/discipline-sheet.ts'
import {
  controlText,
  departmentsTable,
  executionBlocks,
  meetingsTexts,
  remindersText,
  volumeBlocks,
} from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The monthly material for leadership. */
export function monthPaper(sheet: DisciplineSheet, { organization, kinds }: ReportTexts): ReportPaper {
  return {
    name: 'Матеріал про контроль за виконанням документів',
    organization,
    heading: ['МАТЕРІАЛ', `про контроль за виконанням документів за ${periodName(sheet.query.period)}`],
    asOf: asOfLine(sheet.query),
    upright: true,
    blocks: [
      ...volumeBlocks(sheet, kinds),
      controlText(sheet),
      ...executionBlocks(sheet),
      departmentsTable(sheet),
      ...meetingsTexts(sheet),
      remindersText(sheet),
    ],
    signedBy: SIGNED_BY,
  }
}

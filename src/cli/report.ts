import { writeFile } from 'node:fs/promises'
import { departmentsDocument, halfYearDocument } from '../../views/discipline/standalone.tsx'
import { departmentsReport } from '../discipline/lists/departments-report.ts'
import { disciplineSheet } from '../discipline/lists/discipline-sheet.ts'
import { halfYearFigures, halfYearReport } from '../discipline/lists/half-year-report.ts'
import { type AskedFigures, type Question, readQuestion } from '../discipline/question.ts'
import { done, type Outcome, refuse } from '../kernel/refusal.ts'
import type { Office } from '../office.ts'
import type { Call, Command } from './command.ts'

const formats = ['json', 'html']
const laterFormats = ['docx', 'xlsx']

export const reportHalfYear = reporting(
  'half-year',
  'показники контролю за період: документи, наради, доручення',
  halfYearReport,
  async (office, question) => {
    const { organization, kinds } = await office.reference()
    const report = await halfYearFigures(office.reports, question)
    return halfYearDocument(organization, question, { report, kinds })
  },
)

export const reportDepartments = reporting(
  'departments',
  'стан виконавської дисципліни за підрозділами',
  departmentsReport,
  async (office, question) => {
    const { organization } = await office.reference()
    return departmentsDocument(organization, await disciplineSheet(office.reports, question))
  },
)

function reporting<R extends object>(
  name: string,
  summary: string,
  compute: (office: Office, asked: AskedFigures) => Promise<Outcome<R>>,
  paper: (office: Office, question: Question) => Promise<string>,
): Command {
  return {
    name: `report ${name}`,
    summary,
    options: {
      from: { placeholder: 'ДЕНЬ', required: true, help: 'перший день періоду' },
      to: { placeholder: 'ДЕНЬ', required: true, help: 'останній день періоду' },
      'as-of': {
        placeholder: 'ДЕНЬ',
        help: 'рахується те, що сталося до цього дня; інакше — до дня після --to',
      },
      'known-on': { placeholder: 'МИТЬ', help: 'рахується те, що записано до цієї миті' },
      format: { placeholder: 'ВИГЛЯД', help: `${formats.join(', ')}; інакше json` },
      out: { placeholder: 'ФАЙЛ', help: 'записати у файл, а не надрукувати' },
    },
    async run({ options, openOffice }: Call) {
      const { format = 'json', out } = options
      if (!formats.includes(format))
        return refuse({
          code: laterFormats.includes(format) ? 'format-later' : 'not-a-choice',
          field: 'format',
          facts: { given: format, known: formats.join(', ') },
        })
      const office = await openOffice()
      const asked = {
        from: options['from'],
        to: options['to'],
        asOf: options['as-of'],
        knownOn: options['known-on'],
      }
      const outcome = await compute(office, asked)
      if (!outcome.ok)
        return refuse(...outcome.refusals.map((one) => ({ ...one, field: optionOf(one.field) })))
      const question = readQuestion(asked, office.clock.today())
      const text =
        format === 'html' && question.ok
          ? await paper(office, question.value)
          : JSON.stringify(outcome.value, null, 2)
      if (out === undefined) return done({ lines: [text], value: outcome.value })
      await writeFile(out, `${text}\n`)
      return done({ lines: [`Звіт записано: ${out}`], value: { out } })
    },
  }
}

// asOf → as-of
function optionOf(field: string | undefined): string | undefined {
  return field?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

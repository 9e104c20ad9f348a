import { writeFile } from 'node:fs/promises'
import { departmentsReport } from '../discipline/lists/departments-report.ts'
import { halfYearReport } from '../discipline/lists/half-year-report.ts'
import type { AskedFigures } from '../discipline/question.ts'
import { done, type Outcome, refuse } from '../kernel/refusal.ts'
import type { Office } from '../office.ts'
import type { Call, Command } from './command.ts'

const formats = ['json']

export const reportHalfYear = reporting(
  'half-year',
  'показники контролю за період: документи, наради, доручення',
  halfYearReport,
)

export const reportDepartments = reporting(
  'departments',
  'стан виконавської дисципліни за підрозділами',
  departmentsReport,
)

function reporting<R extends object>(
  name: string,
  summary: string,
  compute: (office: Office, asked: AskedFigures) => Promise<Outcome<R>>,
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
          code: 'not-a-choice',
          field: 'format',
          facts: { given: format, known: formats.join(', ') },
        })
      const office = await openOffice()
      const outcome = await compute(office, {
        from: options['from'],
        to: options['to'],
        asOf: options['as-of'],
        knownOn: options['known-on'],
      })
      if (!outcome.ok)
        return refuse(...outcome.refusals.map((one) => ({ ...one, field: optionOf(one.field) })))
      const text = JSON.stringify(outcome.value, null, 2)
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

import { writeFile } from 'node:fs/promises'
import { done, type Result, reject } from '../kernel/result.ts'
import type { DataSetName } from '../open-data/data-set.ts'
import { actsFile } from '../open-data/lists/acts-file.ts'
import { departmentsFile, finishedHalfYears, halfYearFile } from '../open-data/lists/discipline-files.ts'
import { currentPublication } from '../open-data/store.ts'
import { type ReportQuery, readQuery } from '../reports/query/query.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Call, Command, CommandOption } from './command.ts'

type Pieces = Iterable<string> | AsyncIterable<string>

export const openDataActs = exporting('acts', 'реєстр актів ради як відкриті дані, CSV', {
  notes: ['Акт, назва якого може містити відомості про особу, стоїть під назвою свого виду.'],
  pieces: async (context) => done(actsFile(context, await currentPublication(context.db))),
})

const period: Record<string, CommandOption> = {
  from: { placeholder: 'ДЕНЬ', help: 'перший день періоду; без нього — усі закінчені півріччя' },
  to: { placeholder: 'ДЕНЬ', help: 'останній день періоду' },
  'as-of': { placeholder: 'ДЕНЬ', help: 'рахується те, що сталося до цього дня; інакше — до дня після --to' },
  'known-on': { placeholder: 'МИТЬ', help: 'рахується те, що записано до цієї миті' },
}

export const openDataHalfYear = exporting('half-year', 'показники контролю за півріччя, CSV', {
  options: period,
  async pieces(context, call) {
    const questions = await questionsOf(context, call)
    return questions.ok ? done([await halfYearFile(context, questions.value)]) : questions
  },
})

export const openDataDepartments = exporting('departments', 'виконавська дисципліна за підрозділами, CSV', {
  options: period,
  async pieces(context, call) {
    const questions = await questionsOf(context, call)
    if (!questions.ok) return questions
    return done([await departmentsFile(context, await currentPublication(context.db), questions.value)])
  },
})

interface Exported extends Pick<Command, 'notes' | 'options'> {
  pieces(context: AppContext, call: Call): Promise<Result<Pieces>>
}

function exporting(name: DataSetName, summary: string, { notes, options, pieces }: Exported): Command {
  return {
    name: `open-data ${name}`,
    summary,
    notes,
    options: { ...options, out: { placeholder: 'ФАЙЛ', help: 'записати у файл, а не надрукувати' } },
    async run(call) {
      const { out } = call.options
      const set = await pieces(await call.openRegister(), call)
      if (!set.ok) return set
      if (out !== undefined) {
        await writeFile(out, set.value)
        return done({ lines: [`Набір записано: ${out}`], value: { out } })
      }
      let csv = ''
      for await (const piece of set.value) csv += piece
      return done({ lines: [], value: { csv }, bytes: new TextEncoder().encode(csv) })
    },
  }
}

async function questionsOf(context: AppContext, { options }: Call): Promise<Result<readonly ReportQuery[]>> {
  const { from, to, 'as-of': asOf, 'known-on': knownOn } = options
  if ([from, to, asOf, knownOn].every((one) => one === undefined))
    return done(await finishedHalfYears(context))
  const query = readQuery({ from, to, asOf, knownOn }, context.clock.today())
  if (query.ok) return done([query.value])
  const names: Record<string, string> = { asOf: 'as-of', knownOn: 'known-on' }
  return reject(...query.refusals.map((one) => ({ ...one, field: names[one.field ?? ''] ?? one.field })))
}

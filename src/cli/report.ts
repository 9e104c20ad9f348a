import { writeFile } from 'node:fs/promises'
import { registerItself } from '../access/actor.ts'
import { done, map, type Result, reject } from '../kernel/result.ts'
import { fileOfPaper } from '../print/file-of-paper.ts'
import { differencesReport } from '../reports/compare/differences-report.ts'
import { paperOfDifferences } from '../reports/compare/paper-of-differences.ts'
import { fileOfReport } from '../reports/papers/file-of-report.ts'
import { paperOfReport } from '../reports/papers/paper-of-report.ts'
import { paperReport } from '../reports/papers/paper-report.ts'
import type { FigureReport, PaperName, PaperReport } from '../reports/query/addresses.ts'
import {
  type ComparisonInput,
  type QueryInput,
  type ReportQuery,
  readComparison,
  readQuery,
} from '../reports/query/query.ts'
import { figureReportDefinitions, reportJson } from '../reports/reports/definitions.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Answer, Call, Command } from './command.ts'

/** A report, as a value and as a page that needs nothing beside it. */
interface Report {
  name: PaperName
  summary: string
  compute(context: AppContext, input: QueryInput, department?: string): Promise<Result<object>>
  page(context: AppContext, query: ReportQuery, department?: string): Promise<Result<string>>
}

const comparing = {
  'compare-as-of': {
    placeholder: 'ДЕНЬ',
    help: 'відмінності від відповіді станом на цей день; інакше — на той самий',
  },
  'compare-known-on': {
    placeholder: 'МИТЬ',
    help: 'відмінності від відповіді, як відомо на цю мить, або «сьогодні»',
  },
}

const formats = ['json', 'html', 'docx', 'xlsx']

export const reportHalfYear = figureReporting(
  'half-year',
  'показники контролю за період: документи, наради, доручення',
)

export const reportDepartments = figureReporting(
  'departments',
  'стан виконавської дисципліни за підрозділами',
)

export const reportFormulas = figureReporting(
  'formulas',
  'п’ять формул виконання поруч; офіційна — та, яку назвав акт ради',
)

export const reportBalance = figureReporting(
  'balance',
  'баланс контролю: на початок, рух, на кінець — за підрозділами й видами',
)

export const reportLeadership = reporting({
  name: 'leadership',
  summary: 'сторінка керівництва: відсоток, місяці, підрозділи, прострочене й найближче',
  compute: (context, input) => reportJson(context, 'leadership', input),
  page: (context, query) => paperPage(context, 'leadership', query),
})

export const reportMemo = paperReporting('memo', 'доповідна записка про стан виконавської дисципліни')

export const reportMonth = paperReporting('month', 'матеріал за місяць для керівництва')

export const reportWeek = paperReporting('week', 'інформація міському голові за тиждень')

export const reportDepartment = paperReporting('department', 'довідка по одному підрозділу')

export const reportTurnover = paperReporting('turnover', 'обсяг документообігу: вхідні, вихідні, внутрішні')

export const reportNotInTime = paperReporting(
  'not-in-time',
  'перелік не виконаних у строк із причинами від підрозділів',
)

function figureReporting(name: FigureReport, summary: string): Command {
  return reporting({
    name,
    summary,
    compute: (context, input) => reportJson(context, name, input),
    async page(context, query) {
      const { reportDocument } = await import('../../views/reports/standalone.tsx')
      const texts = await context.reference()
      const read = await figureReportDefinitions[name].read(context.reports, query)
      return read.ok ? done(reportDocument(texts.organization, name, query, read.value.page(texts))) : read
    },
  })
}

/** A report that is a paper in every form. */
function paperReporting(name: PaperReport, summary: string): Command {
  return reporting({
    name,
    summary,
    compute: (context, input, department) =>
      paperReport(context, registerItself, { report: name, given: input, department }),
    page: (context, query, department) => paperPage(context, name, query, department),
  })
}

async function paperPage(
  context: AppContext,
  name: PaperName,
  query: ReportQuery,
  department?: string,
): Promise<Result<string>> {
  const { paperDocument } = await import('../../views/reports/standalone.tsx')
  const paper = await paperOfReport(context, name, { query, actor: registerItself, department })
  return map(paper, paperDocument)
}

function reporting({ name, summary, compute, page }: Report): Command {
  return {
    name: `report ${name}`,
    summary,
    options: {
      from: { placeholder: 'ДЕНЬ', required: true, help: 'перший день періоду' },
      to: { placeholder: 'ДЕНЬ', required: true, help: 'останній день періоду' },
      'as-of': {
        placeholder: 'ДЕНЬ',
        help: 'рахується те, що сталося до цього дня; інакше — до дня після --to, а поки період триває — дотепер',
      },
      'known-on': { placeholder: 'МИТЬ', help: 'рахується те, що записано до цієї миті' },
      ...comparing,
      format: { placeholder: 'ВИГЛЯД', help: `${formats.join(', ')}; інакше json` },
      ...(name === 'department' && {
        department: { placeholder: 'НАЗВА', help: 'про який підрозділ довідка' },
      }),
      out: { placeholder: 'ФАЙЛ', help: 'записати у файл, а не надрукувати' },
    },
    async run(call) {
      const { format = 'json', out, department } = call.options
      if (!formats.includes(format)) {
        const facts = { given: format, known: formats.join(', ') }
        return reject({ code: 'not-a-choice', field: 'format', facts })
      }
      const context = await call.openRegister()
      const input = inputOf(call)
      const besides = beside(call)
      const outcome = besides
        ? await differencesOf(context, { ...input, ...besides }, { name, format, department })
        : format === 'json'
          ? await jsonOf(context, input, compute, department)
          : format === 'html'
            ? await pageOf(context, input, page, department)
            : await fileOf(context, input, { name, format, department })
      if (!outcome.ok)
        return reject(
          ...outcome.refusals.map((one) => ({
            ...one,
            field: optionOf(one.field?.replace(/^and/, 'compare')),
          })),
        )
      return out === undefined ? outcome : written(outcome.value, out)
    },
  }
}

function inputOf({ options }: Call): QueryInput {
  return { from: options['from'], to: options['to'], asOf: options['as-of'], knownOn: options['known-on'] }
}

// «сьогодні» for the instant: a comparison with all that is known now.
function beside({ options }: Call): ComparisonInput | null {
  const asOf = options['compare-as-of']
  const knownOn = options['compare-known-on']
  if (asOf === undefined && knownOn === undefined) return null
  return { andAsOf: asOf, andKnownOn: knownOn === 'сьогодні' ? undefined : knownOn }
}

interface ReportFile {
  name: PaperName
  format: string
  department?: string
}

async function differencesOf(
  context: AppContext,
  input: QueryInput & ComparisonInput,
  { name: report, format, department }: ReportFile,
): Promise<Result<Answer>> {
  if (format === 'html') {
    const facts = { given: format, known: 'json, docx, xlsx' }
    return reject({ code: 'not-a-choice', field: 'format', facts })
  }
  if (format === 'json') {
    const differences = await differencesReport(context, registerItself, { report, given: input, department })
    if (!differences.ok) return differences
    return done({ lines: [JSON.stringify(differences.value, null, 2)], value: differences.value })
  }
  const both = readComparison(input, context.clock.today())
  if (!both.ok) return both
  const paper = await paperOfDifferences(context, registerItself, report, { ...both.value, department })
  if (!paper.ok) return paper
  return fileAnswer(format, await fileOfPaper(paper.value, wordOrExcel(format)))
}

async function jsonOf(
  context: AppContext,
  input: QueryInput,
  compute: Report['compute'],
  department?: string,
): Promise<Result<Answer>> {
  const report = await compute(context, input, department)
  if (!report.ok) return report
  return done({ lines: [JSON.stringify(report.value, null, 2)], value: report.value })
}

async function pageOf(
  context: AppContext,
  input: QueryInput,
  page: Report['page'],
  department?: string,
): Promise<Result<Answer>> {
  const query = readQuery(input, context.clock.today())
  if (!query.ok) return query
  const html = await page(context, query.value, department)
  return map(html, (value) => ({ lines: [value], value: { html: value } }))
}

async function fileOf(
  context: AppContext,
  input: QueryInput,
  { name, format, department }: ReportFile,
): Promise<Result<Answer>> {
  const query = readQuery(input, context.clock.today())
  if (!query.ok) return query
  const paper = await paperOfReport(context, name, { query: query.value, actor: registerItself, department })
  if (!paper.ok) return paper
  return fileAnswer(
    format,
    await fileOfReport(context, {
      report: name,
      query: query.value,
      paper: paper.value,
      format: wordOrExcel(format),
    }),
  )
}

function wordOrExcel(format: string): 'docx' | 'xlsx' {
  return format === 'docx' ? 'docx' : 'xlsx'
}

function fileAnswer(format: string, file: Result<Uint8Array>): Result<Answer> {
  if (!file.ok) return file
  const bytes = file.value
  return done({ lines: [], value: { [format]: Buffer.from(bytes).toString('base64') }, bytes })
}

async function written({ lines, bytes }: Answer, out: string): Promise<Result<Answer>> {
  await writeFile(out, bytes ?? `${lines.join('\n')}\n`)
  return done({ lines: [`Звіт записано: ${out}`], value: { out } })
}

// asOf → as-of
function optionOf(field: string | undefined): string | undefined {
  return field?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

import { z } from 'zod'
import { FormGuidePage } from '../../views/discipline/form-guide-page.tsx'
import { type FormInForceForm, FormPage } from '../../views/discipline/form-page.tsx'
import { FormsPage } from '../../views/discipline/forms-page.tsx'
import { reportTitles } from '../../views/discipline/report-pages.tsx'
import type { FileRules } from '../files/file-rules.ts'
import { receiveFiles } from '../files/upload-form.ts'
import { keepFormFile } from '../forms/actions/keep-form-file.ts'
import { putFormInForce } from '../forms/actions/put-form-in-force.ts'
import { formHistory, formsToday } from '../forms/lists/form-history.ts'
import { findFormFile, readForm } from '../forms/store.ts'
import { absent } from '../http/answers.tsx'
import type { AppContext } from '../http/app-env.ts'
import { answerBytes } from '../http/bytes-answer.ts'
import { checked } from '../http/checked.ts'
import { answerContent } from '../http/content-answer.ts'
import { optionalText, requiredDay, text } from '../http/fields.ts'
import { goTo } from '../http/flash.tsx'
import { readForm as readFields } from '../http/form.ts'
import { sentencesOf, statusOf } from '../http/refusal-answer.ts'
import { createRoom } from '../http/room.ts'
import { show } from '../http/show.tsx'
import { formatDay } from '../kernel/day.ts'
import type { Outcome, Refusal } from '../kernel/refusal.ts'
import { figureReports, type PaperName, paperReports, questionOf } from './addresses.ts'
import { fillReportForm } from './form-of-paper.ts'
import { paperOfReport } from './lists/paper-of-report.ts'
import { periodOf } from './period.ts'
import { formPlanOf } from './report-forms.ts'
import { type SampleSize, sampleForm, sampleSizes } from './sample-form.ts'
import { timelessZip } from './timeless-zip.ts'

const room = createRoom()

const PAGE = '/reports/forms'

/** The letterhead with arms and a table or two: a tenth of what a scan may have. */
const rules: FileRules = { mostBytes: 5 * 1024 * 1024, mostAtOnce: 1, types: ['docx'] }

/** Papers that may have a form of the council's own, those to be signed first. */
const formPapers: readonly PaperName[] = [...paperReports, ...figureReports]

room.get(PAGE, 'keep-forms', async (c) => {
  const forms = await formsToday(c.var.office.db, c.var.today)
  return show(c, { title: 'Форми документів' }, <FormsPage papers={formPapers} forms={forms} />)
})

room.get(`${PAGE}/guide`, 'keep-forms', (c) => show(c, { title: 'Як зробити свою форму' }, <FormGuidePage />))

room.get(`${PAGE}/:paper`, 'keep-forms', (c) => withPaper(c, (paper) => formPage(c, paper)))

room.post(`${PAGE}/:paper`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { office, actor } = c.var
    const received = await receiveFiles(c, rules)
    if (!received.ok) return formPage(c, paper, { refusals: received.refusals })
    const [{ name, content }] = received.value as [(typeof received.value)[number]]
    await content.keep()
    const bytes = await readForm(office.files, content)
    const kept = await keepFormFile(office, actor, formOf(paper), { name, bytes })
    if (!kept.ok) return formPage(c, paper, { refusals: kept.refusals })
    const { file, detached } = kept.value
    return goTo(c, `${PAGE}/${paper}?file=${file.id}#in-force`, {
      text: [
        `«${file.name}» прийнято: усі місця знайдено. Перегляньте його й уведіть у дію.`,
        ...(detached ? ['Зв’язок із шаблоном, за яким його створено, вилучено.'] : []),
      ].join(' '),
    })
  }),
)

room.post(`${PAGE}/:paper/versions`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { office, actor } = c.var
    const form = await readFields(c)
    const input = checked(z.object({ file: optionalText, from: requiredDay }), form)
    const outcome = input.ok
      ? await putFormInForce(office, actor, paper, { fileId: input.value.file, from: input.value.from })
      : input
    if (!outcome.ok) return formPage(c, paper, { typed: typedForm.parse(form), refusals: outcome.refusals })
    const day = formatDay(outcome.value.from_day)
    return goTo(c, `${PAGE}/${paper}`, {
      text: outcome.value.file_id
        ? `Форма діє для документів станом на ${day} і пізніших.`
        : `Від ${day} діє початкова форма.`,
    })
  }),
)

room.get(`${PAGE}/:paper/sample`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const size: SampleSize = sampleSizes.find((one) => one === c.req.query('size')) ?? 'full'
    const title = reportTitles[paper]
    return wordAnswer(c, `Форма — ${title}`, await sampleForm(paper, size, title))
  }),
)

room.get(`${PAGE}/:paper/files/:id`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const file = await findFormFile(c.var.office.db, paper, c.req.param('id'))
    return file ? answerContent(c, { ...file, type: 'docx' }, 'attachment') : absent(c)
  }),
)

/** The report of the half-year that runs, in a form that nobody has put in force yet. */
room.get(`${PAGE}/:paper/files/:id/preview`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { office, actor, today } = c.var
    const file = await findFormFile(office.db, paper, c.req.param('id'))
    if (!file) return absent(c)
    const question = questionOf(periodOf(6, today), today)
    const report = await paperOfReport(office, paper, question, actor)
    if (!report.ok) return formPage(c, paper, { refusals: report.refusals })
    const filled = await fillReportForm(await readForm(office.files, file), paper, report.value, question)
    return wordAnswer(c, `Перегляд — ${report.value.name}`, filled)
  }),
)

export const formRoutes = room

const words = text.catch('')
const typedForm: z.ZodType<FormInForceForm> = z.object({ file: words, from: words })

function withPaper(c: AppContext, answer: (paper: PaperName) => Response | Promise<Response>) {
  const paper = formPapers.find((one) => one === c.req.param('paper'))
  return paper ? answer(paper) : absent(c)
}

function formOf(paper: PaperName) {
  return { paper, title: reportTitles[paper], plan: formPlanOf(paper) }
}

async function formPage(
  c: AppContext,
  paper: PaperName,
  { typed, refusals = [] }: { typed?: FormInForceForm; refusals?: Refusal[] } = {},
) {
  const { office, today } = c.var
  const history = await formHistory(office.db, paper, today)
  const chosen = c.req.query('file') ?? history.files[0]?.id ?? ''
  const { title, plan } = formOf(paper)
  const page = (
    <FormPage
      paper={paper}
      title={title}
      plan={plan}
      history={history}
      rules={rules}
      form={typed ?? { file: chosen, from: formatDay(today) }}
      errors={sentencesOf(refusals)}
    />
  )
  return show(c, { title: `Форма: ${title}`, status: refusals.length > 0 ? statusOf(refusals) : 200 }, page)
}

function wordAnswer(c: AppContext, name: string, file: Outcome<Uint8Array>) {
  if (!file.ok) return absent(c)
  return answerBytes(c, timelessZip(file.value), name, 'docx')
}

import { z } from 'zod'
import { FormGuidePage } from '../../../views/reports/form-guide-page.tsx'
import { type FormInForceForm, FormPage } from '../../../views/reports/form-page.tsx'
import { FormsPage } from '../../../views/reports/forms-page.tsx'
import type { FileRules } from '../../files/file-rules.ts'
import { answerBytes } from '../../files/web/bytes-answer.ts'
import { answerContent } from '../../files/web/content-answer.ts'
import { receiveFiles } from '../../files/web/upload-form.ts'
import { formatDay } from '../../kernel/day.ts'
import { optionalText, requiredDay, text } from '../../kernel/form-fields.ts'
import { parseInput } from '../../kernel/parse-input.ts'
import { done, type Refusal, type Result } from '../../kernel/result.ts'
import {
  fillMeetingForm,
  type MeetingPaper,
  meetingFormPlan,
  meetingPapers,
  meetingPaperTitles,
  sampleMeetingForm,
  sampleMeetingLines,
} from '../../meetings/meeting-forms.ts'
import { type FormOf, keepFormFile } from '../../print/templates/actions/keep-form-file.ts'
import { putFormInForce } from '../../print/templates/actions/put-form-in-force.ts'
import { formHistory, formsToday } from '../../print/templates/lists/form-history.ts'
import { findFormFile, readFormFile } from '../../print/templates/store.ts'
import { timelessZip } from '../../print/timeless-zip.ts'
import {
  DECISION,
  decisionFormPlan,
  decisionTitle,
  fillDecisionForm,
  sampleDecision,
  sampleDecisionForm,
} from '../../removal/form-of-decision.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { figureReports, type PaperName, paperReports } from '../query/addresses.ts'
import { periodOf } from '../query/period.ts'
import { queryOf } from '../query/query.ts'
import { reportTitles } from '../query/report-titles.ts'
import { fillReportForm } from './fill-report-form.ts'
import { paperOfReport } from './paper-of-report.ts'
import { formPlanOf } from './report-forms.ts'
import { type SampleSize, sampleForm, sampleSizes } from './sample-form.ts'

const router = createRouter()

const PAGE = '/reports/forms'

/** The letterhead with arms and a table or two: a tenth of what a scan may have. */
const rules: FileRules = { mostBytes: 5 * 1024 * 1024, mostAtOnce: 1, types: ['docx'] }

/** A paper that may have a form of the council's own. */
interface FormPaper extends FormOf {
  sizes: readonly SampleSize[]
  sample(size: SampleSize): Promise<Result<Uint8Array>>
  /** this form with something in it: the half-year that runs, a meeting that never was */
  preview(c: RequestContext, form: Uint8Array): Promise<Result<{ name: string; bytes: Uint8Array }>>
}

/** Those to be signed first. */
const formPapers: readonly FormPaper[] = [
  ...[...paperReports, ...figureReports].map(reportForm),
  ...meetingPapers.map(meetingForm),
  decisionForm(),
]

function reportForm(paper: PaperName): FormPaper {
  const title = reportTitles[paper]
  return {
    paper,
    title,
    plan: formPlanOf(paper),
    sizes: sampleSizes,
    sample: (size) => sampleForm(paper, size, title),
    async preview({ var: { context, actor, today } }, form) {
      const query = queryOf(periodOf(6, today), today)
      const report = await paperOfReport(context, paper, { query, actor })
      if (!report.ok) return report
      const filled = await fillReportForm(form, paper, report.value, query)
      return filled.ok ? done({ name: report.value.name, bytes: filled.value }) : filled
    },
  }
}

function meetingForm(paper: MeetingPaper): FormPaper {
  const title = meetingPaperTitles[paper]
  return {
    paper,
    title,
    plan: meetingFormPlan(paper),
    sizes: ['short'],
    sample: async () => done(await sampleMeetingForm(paper)),
    preview: async ({ var: { today } }, form) =>
      done({ name: title, bytes: await fillMeetingForm(form, sampleMeetingLines(paper, today)) }),
  }
}

router.get(PAGE, 'keep-forms', async (c) => {
  const forms = await formsToday(c.var.context.db, c.var.today)
  return renderPage(c, { title: 'Форми документів' }, <FormsPage papers={formPapers} forms={forms} />)
})

router.get(`${PAGE}/guide`, 'keep-forms', (c) =>
  renderPage(c, { title: 'Як зробити свою форму' }, <FormGuidePage />),
)

router.get(`${PAGE}/:paper`, 'keep-forms', (c) => withPaper(c, (paper) => formPage(c, paper)))

router.post(`${PAGE}/:paper`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { context, actor } = c.var
    const received = await receiveFiles(c, rules)
    if (!received.ok) return formPage(c, paper, { refusals: received.refusals })
    const [{ name, content }] = received.value as [(typeof received.value)[number]]
    await content.keep()
    const bytes = await readFormFile(context.files, content)
    const kept = await keepFormFile(context, actor, paper, { name, bytes })
    if (!kept.ok) return formPage(c, paper, { refusals: kept.refusals })
    const { file, detached } = kept.value
    return redirect(c, `${PAGE}/${paper.paper}?file=${file.id}#in-force`, {
      text: [
        `«${file.name}» прийнято: усі місця знайдено. Перегляньте його й уведіть у дію.`,
        ...(detached ? ['Зв’язок із шаблоном, за яким його створено, вилучено.'] : []),
      ].join(' '),
    })
  }),
)

router.post(`${PAGE}/:paper/versions`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { context, actor } = c.var
    const form = await readForm(c)
    const input = parseInput(z.object({ file: optionalText, from: requiredDay }), form)
    const outcome = input.ok
      ? await putFormInForce(context, actor, paper.paper, {
          fileId: input.value.file,
          from: input.value.from,
        })
      : input
    if (!outcome.ok) return formPage(c, paper, { typed: typedForm.parse(form), refusals: outcome.refusals })
    const day = formatDay(outcome.value.from_day)
    return redirect(c, `${PAGE}/${paper.paper}`, {
      text: outcome.value.file_id
        ? `Форма діє для документів від ${day} і пізніших.`
        : `Від ${day} діє початкова форма.`,
    })
  }),
)

router.get(`${PAGE}/:paper/sample`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const size = paper.sizes.find((one) => one === c.req.query('size')) ?? paper.sizes[0]!
    const sample = await paper.sample(size)
    if (!sample.ok) return formPage(c, paper, { refusals: sample.refusals })
    return answerBytes(c, timelessZip(sample.value), `Форма — ${paper.title}`, 'docx')
  }),
)

router.get(`${PAGE}/:paper/files/:id`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const file = await findFormFile(c.var.context.db, paper.paper, c.req.param('id'))
    return file ? answerContent(c, { ...file, type: 'docx' }, 'attachment') : notFound(c)
  }),
)

router.get(`${PAGE}/:paper/files/:id/preview`, 'keep-forms', (c) =>
  withPaper(c, async (paper) => {
    const { db, files } = c.var.context
    const file = await findFormFile(db, paper.paper, c.req.param('id'))
    if (!file) return notFound(c)
    const shown = await paper.preview(c, await readFormFile(files, file))
    if (!shown.ok) return formPage(c, paper, { refusals: shown.refusals })
    return answerBytes(c, timelessZip(shown.value.bytes), `Перегляд — ${shown.value.name}`, 'docx')
  }),
)

export const formRoutes = router

const words = text.catch('')
const typedForm: z.ZodType<FormInForceForm> = z.object({ file: words, from: words })

function withPaper(c: RequestContext, answer: (paper: FormPaper) => Response | Promise<Response>) {
  const paper = formPapers.find((one) => one.paper === c.req.param('paper'))
  return paper ? answer(paper) : notFound(c)
}

function decisionForm(): FormPaper {
  return {
    paper: DECISION,
    title: decisionTitle,
    plan: decisionFormPlan,
    sizes: ['short'],
    sample: async () => done(await sampleDecisionForm()),
    async preview({ var: { context, today } }, form) {
      const { organization } = await context.reference()
      const bytes = await fillDecisionForm(form, sampleDecision(organization, today))
      return done({ name: decisionTitle, bytes })
    },
  }
}

async function formPage(
  c: RequestContext,
  { paper, title, plan, sizes }: FormPaper,
  { typed, refusals = [] }: { typed?: FormInForceForm; refusals?: Refusal[] } = {},
) {
  const { context, today } = c.var
  const history = await formHistory(context.db, paper, today)
  const chosen = c.req.query('file') ?? history.files[0]?.id ?? ''
  const page = (
    <FormPage
      paper={paper}
      title={title}
      plan={plan}
      sizes={sizes}
      history={history}
      rules={rules}
      form={typed ?? { file: chosen, from: formatDay(today) }}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: `Форма: ${title}`, status: statusOf(refusals) }, page)
}

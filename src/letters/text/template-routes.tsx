import { z } from 'zod'
import { LetterheadPage } from '../../../views/letters/letterhead-page.tsx'
import { templateNames } from '../../../views/letters/template-names.ts'
import { TemplatePage } from '../../../views/letters/template-page.tsx'
import { text } from '../../kernel/form-fields.ts'
import { type Refusal, refusalsOf } from '../../kernel/result.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { type FormPage, showForm, takeForm } from '../../web/form-page.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { keepTemplate } from './keep-template.ts'
import { type LettersOf, lettersOf } from './letters-of.ts'
import { sampleLetter } from './sample-letter.ts'
import { type LetterheadDraft, saveLetterhead } from './save-letterhead.ts'
import { judgeTemplate, ownTemplates, placesOf, type TemplateKind, templateKinds } from './template.ts'

const router = createRouter()

router.get('/letter-templates', 'keep-letters', (c) => showForm(c, letterhead))
router.post('/letter-templates', 'keep-letters', (c) => takeForm(c, letterhead))

router.get('/letter-templates/:kind', 'keep-letters', (c) => {
  const kind = kindOf(c.req.param('kind'))
  return kind ? templatePage(c, kind) : notFound(c)
})

// A preview answers the page without keeping or refusing anything, which no form of the kit does: written by hand.
router.post('/letter-templates/:kind', 'keep-letters', async (c) => {
  const kind = kindOf(c.req.param('kind'))
  if (!kind) return notFound(c)
  const { context, actor } = c.var
  const form = templateForm.parse(await readForm(c))
  if (form.do === 'preview') {
    const judged = judgeTemplate(kind, form.text)
    return templatePage(c, kind, form.text, refusalsOf(judged))
  }
  const outcome = await keepTemplate(context, actor, kind, form.do === 'own' ? null : form.text)
  if (!outcome.ok) return templatePage(c, kind, form.text, outcome.refusals)
  const said =
    form.do === 'own' ? 'Повернуто шаблон програми.' : 'Шаблон записано. Нові листи підуть уже так.'
  return redirect(c, `/letter-templates/${kind}`, { text: said })
})

export const templateRoutes = router

const templateForm = z.object({ text, do: text })
const letterheadForm = z.object({
  department: text,
  signerPost: text,
  signerName: text,
  writer: text,
  answerDays: text,
  mailHost: text,
})

function kindOf(given: string): TemplateKind | undefined {
  return templateKinds.find((kind) => kind === given)
}

const letterhead: FormPage<LettersOf, LetterheadDraft> = {
  load: (c) => lettersOf(c.var.context),
  first: (_, { kept }) => ({ ...kept, answerDays: String(kept.answerDays) }),
  page: (_, { sender, templates }, { values, errors }) => ({
    title: 'Шаблони листів',
    body: (
      <LetterheadPage
        form={letterheadForm.parse(values)}
        derived={sender}
        changed={new Set(templateKinds.filter((kind) => templates.get(kind)))}
        errors={errors}
      />
    ),
  }),
  fields: letterheadForm,
  perform: ({ c, input }) => saveLetterhead(c.var.context, c.var.actor, input),
  done: () => ['/letter-templates', 'Записано. Нові листи підуть уже так.'],
}

async function templatePage(c: RequestContext, kind: TemplateKind, typed?: string, refusals: Refusal[] = []) {
  const { context, today } = c.var
  const letters = await lettersOf(context)
  const kept = letters.templates.get(kind) ?? null
  const shown = typed ?? kept ?? ownTemplates[kind]
  const page = (
    <TemplatePage
      kind={kind}
      text={shown}
      own={kept === null}
      places={placesOf(kind)}
      preview={refusals.length > 0 ? null : sampleLetter(kind, shown, letters, today)}
      unsaved={typed !== undefined && refusals.length === 0}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: `Шаблон: ${templateNames[kind].toLowerCase()}`, status }, page)
}

import { z } from 'zod'
import { LetterOfficePage } from '../../../views/letters/letterhead-page.tsx'
import { templateNames } from '../../../views/letters/template-names.ts'
import { TemplatePage } from '../../../views/letters/template-page.tsx'
import { text } from '../../kernel/form-fields.ts'
import type { Refusal } from '../../kernel/result.ts'
import { absent } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { goTo } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { show } from '../../web/render-page.tsx'
import { createRoom } from '../../web/router.ts'
import { keepLetterOffice, type LetterOfficeDraft } from './keep-letterhead.ts'
import { keepTemplate } from './keep-template.ts'
import { lettersOf } from './letters-of.ts'
import { sampleLetter } from './sample-letter.ts'
import { judgeTemplate, ownTemplates, placesOf, type TemplateKind, templateKinds } from './template.ts'

const room = createRoom()

room.get('/letter-templates', 'keep-letters', (c) => officePage(c))

room.post('/letter-templates', 'keep-letters', async (c) => {
  const form = officeForm.parse(await readForm(c))
  const outcome = await keepLetterOffice(c.var.office, c.var.actor, form)
  if (!outcome.ok) return officePage(c, form, outcome.refusals)
  return goTo(c, '/letter-templates', { text: 'Записано. Нові листи підуть уже так.' })
})

room.get('/letter-templates/:kind', 'keep-letters', (c) => {
  const kind = kindOf(c.req.param('kind'))
  return kind ? templatePage(c, kind) : absent(c)
})

room.post('/letter-templates/:kind', 'keep-letters', async (c) => {
  const kind = kindOf(c.req.param('kind'))
  if (!kind) return absent(c)
  const { office, actor } = c.var
  const form = templateForm.parse(await readForm(c))
  if (form.do === 'preview') {
    const judged = judgeTemplate(kind, form.text)
    return templatePage(c, kind, form.text, judged.ok ? [] : judged.refusals)
  }
  const outcome = await keepTemplate(office, actor, kind, form.do === 'own' ? null : form.text)
  if (!outcome.ok) return templatePage(c, kind, form.text, outcome.refusals)
  const said =
    form.do === 'own' ? 'Повернуто шаблон програми.' : 'Шаблон записано. Нові листи підуть уже так.'
  return goTo(c, `/letter-templates/${kind}`, { text: said })
})

export const templateRoutes = room

const templateForm = z.object({ text, do: text })
const officeForm = z.object({
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

async function officePage(c: RequestContext, form?: LetterOfficeDraft, refusals: Refusal[] = []) {
  const { kept, office, templates } = await lettersOf(c.var.office)
  const page = (
    <LetterOfficePage
      form={form ?? { ...kept, answerDays: String(kept.answerDays) }}
      told={office}
      changed={new Set(templateKinds.filter((kind) => templates.get(kind)))}
      errors={sentencesOf(refusals)}
    />
  )
  return show(c, { title: 'Шаблони листів', status: refusals.length > 0 ? statusOf(refusals) : 200 }, page)
}

async function templatePage(c: RequestContext, kind: TemplateKind, typed?: string, refusals: Refusal[] = []) {
  const { office, today } = c.var
  const letters = await lettersOf(office)
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
  const status = refusals.length > 0 ? statusOf(refusals) : 200
  return show(c, { title: `Шаблон: ${templateNames[kind].toLowerCase()}`, status }, page)
}

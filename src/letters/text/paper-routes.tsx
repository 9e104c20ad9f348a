import { LetterPaperPage } from '../../../views/letters/letter-paper-page.tsx'
import { may } from '../../access/rights.ts'
import { answerBytes } from '../../files/web/bytes-answer.ts'
import { wordFile } from '../../print/word-file.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { letterHtml } from './letter-html.tsx'
import { type LetterOnPaper, letterOnPaper } from './letter-on-paper.ts'
import { paperOfLetter } from './paper-of-letter.ts'
import { subjectOf } from './write-letter.ts'

const router = createRouter()

/** A letter as it left, or as it would leave now: for control, and for the person it is written to. */
router.get('/letters/:id/paper', 'see-register', async (c) => {
  const letter = await seen(c, c.req.param('id'))
  if (!letter) return notFound(c)
  const page = (
    <LetterPaperPage id={c.req.param('id')} letter={letter} control={may(c.var.actor, 'control')} />
  )
  return renderPage(c, { title: 'Лист' }, page)
})

router.get('/letters/:id/word', 'see-register', async (c) => {
  const paper = (await seen(c, c.req.param('id')))?.paper
  if (!paper) return notFound(c)
  const name = `${subjectOf(paper).split(':')[0]}${paper.number === null ? '' : ` № ${paper.number}`}`
  return answerBytes(c, await wordFile(paperOfLetter(paper)), name, 'docx')
})

/** As a mail reader shows it. Its links lead nowhere: the working ones are in the mail alone. */
router.get('/letters/:id/mail', 'see-register', async (c) => {
  const paper = (await seen(c, c.req.param('id')))?.paper
  if (!paper) return notFound(c)
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  return c.html(letterHtml(paper, subjectOf(paper)).replace(/\{\{answer:[^}]*\}\}/g, '#'))
})

export const letterPaperRoutes = router

async function seen(c: RequestContext, id: string): Promise<LetterOnPaper | undefined> {
  const { context, actor } = c.var
  const letter = await letterOnPaper(context, id)
  return letter && (may(actor, 'control') || letter.recipientId === actor.personId) ? letter : undefined
}

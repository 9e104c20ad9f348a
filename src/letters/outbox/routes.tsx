import { LetterCardPage } from '../../../views/letters/letter-card-page.tsx'
import { LettersPage } from '../../../views/letters/letters-page.tsx'
import { may } from '../../access/rights.ts'
import { pageOf } from '../../kernel/address.ts'
import { formatDay } from '../../kernel/day.ts'
import { pageSizeOf } from '../../kernel/list-page.ts'
import { notFound } from '../../web/answers.tsx'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { letterViews } from '../letter-kind.ts'
import { planLetters } from '../plan/plan-letters.ts'
import { revokeAnswerLink } from '../replies/revoke-answer-link.ts'
import { letterCard } from './letter-card.ts'
import { letterCounts, letterList } from './letter-list.ts'
import { lettersNotices } from './letters-notice.ts'
import { letterResolutions } from './resolution.ts'
import { resolveLetter } from './resolve-letter.ts'
import { sendLetters } from './send-letters.ts'
import { confirmSending } from './sending-pause.ts'
import { writeTestLetter } from './write-test-letter.ts'

const router = createRouter()

router.get('/letters', 'see-all', async (c) => {
  const { context, actor, today } = c.var
  const view = letterViews.find((one) => one === c.req.query('view')) ?? 'all'
  const page = pageOf(c.req.query('page'))
  const pageSize = pageSizeOf(new URL(c.req.url).searchParams)
  const [{ items, total }, counts, notices] = await Promise.all([
    letterList(context.db, view, page, { pageSize }),
    letterCounts(context.db),
    may(actor, 'control') ? lettersNotices(context) : [],
  ])
  return renderPage(
    c,
    { title: 'Листи', asOf: formatDay(today) },
    <LettersPage
      view={view}
      items={items}
      total={total}
      page={page}
      pageSize={pageSize}
      counts={counts}
      notices={notices}
      control={may(actor, 'control')}
    />,
  )
})

router.post('/letters/plans', 'control', async (c) => {
  const { context, actor, today } = c.var
  const outcome = await planLetters(context, actor, { from: today, to: today })
  if (!outcome.ok) return redirect(c, '/letters', { text: wordsOf(outcome.refusals) })
  const { planned, days } = outcome.value
  const text = days.length === 0 ? 'Сьогодні вихідний: листів немає.' : `Сплановано листів: ${planned}.`
  return redirect(c, '/letters?view=waiting', { text })
})

router.post('/letters/sendings', 'control', async (c) => {
  const outcome = await sendLetters(c.var.context)
  if (!outcome.ok) return redirect(c, '/letters', { text: wordsOf(outcome.refusals) })
  const { sent, unknown, rejected, deferred } = outcome.value
  const rest = [
    deferred > 0 && `пізніше: ${deferred}`,
    unknown > 0 && `невідомо: ${unknown}`,
    rejected > 0 && `відхилено: ${rejected}`,
  ].filter(Boolean)
  return redirect(c, '/letters', { text: [`Надіслано листів: ${sent}`, ...rest].join('; ') })
})

router.post('/letters/confirmations', 'control', async (c) => {
  await confirmSending(c.var.context)
  return redirect(c, '/letters', { text: 'Підтверджено: листи знову йдуть.' })
})

router.post('/letters/tests', 'control', async (c) => {
  const outcome = await writeTestLetter(c.var.context, c.var.actor)
  if (!outcome.ok) return redirect(c, '/letters', { text: wordsOf(outcome.refusals) })
  return redirect(c, `/letters/${outcome.value.id}`, { text: 'Пробний лист собі чекає на надсилання.' })
})

router.get('/letters/:id', 'see-all', async (c) => {
  const { context, actor } = c.var
  const letter = await letterCard(context.db, c.req.param('id'))
  if (!letter) return notFound(c)
  return renderPage(
    c,
    { title: `Лист ${letter.recipient}` },
    <LetterCardPage letter={letter} control={may(actor, 'control')} />,
  )
})

router.post('/letters/:id/settlements', 'control', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const resolution = letterResolutions.find((one) => one === form['settlement'])
  if (!resolution) return notFound(c)
  const outcome = await resolveLetter(c.var.context, c.var.actor, { id, resolution })
  if (!outcome.ok && outcome.refusals[0]?.code === 'not-found') return notFound(c)
  const text = outcome.ok ? 'Записано.' : wordsOf(outcome.refusals)
  return redirect(c, `/letters/${id}`, { text })
})

router.post('/letters/:id/revocations', 'control', async (c) => {
  const letterId = c.req.param('id')
  const { item } = await readForm(c)
  const outcome = await revokeAnswerLink(c.var.context, c.var.actor, { letterId, itemId: String(item) })
  if (!outcome.ok) return notFound(c)
  return redirect(c, `/letters/${letterId}`, { text: 'Посилання відкликано: за ним більше не відповісти.' })
})

export const lettersRoutes = router

function wordsOf(refusals: Parameters<typeof sentencesOf>[0]): string {
  return sentencesOf(refusals)
    .map(({ message }) => message)
    .join(' ')
}

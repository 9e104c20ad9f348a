import { LetterCardPage } from '../../../views/letters/letter-card-page.tsx'
import { LettersPage } from '../../../views/letters/letters-page.tsx'
import { may } from '../../access/rights.ts'
import { pageOf } from '../../kernel/address.ts'
import { formatDay } from '../../kernel/day.ts'
import { absent } from '../../web/answers.tsx'
import { goTo } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf } from '../../web/refusal-answer.ts'
import { show } from '../../web/render-page.tsx'
import { createRoom } from '../../web/router.ts'
import { planLetters } from '../plan/plan-letters.ts'
import { revokeAnswerLink } from '../replies/revoke-answer-link.ts'
import { letterCard } from './letter-card.ts'
import { LETTERS_PAGE, letterCounts, letterList, letterViews } from './letter-list.ts'
import { lettersNotices } from './letters-notice.ts'
import { settlements } from './resolution.ts'
import { settleLetter } from './resolve-letter.ts'
import { sendLetters } from './send-letters.ts'
import { confirmSending } from './sending-pause.ts'
import { writeTestLetter } from './write-test-letter.ts'

const room = createRoom()

room.get('/letters', 'see-all', async (c) => {
  const { office, actor, today } = c.var
  const asked = c.req.query('view')
  const view = letterViews.find((one) => one === asked) ?? 'all'
  const page = pageOf(c.req.query('page'))
  const [{ items, total }, counts, notices] = await Promise.all([
    letterList(office.db, view, page),
    letterCounts(office.db),
    may(actor, 'control') ? lettersNotices(office) : [],
  ])
  return show(
    c,
    { title: 'Листи', asOf: formatDay(today) },
    <LettersPage
      view={view}
      items={items}
      total={total}
      page={page}
      pageSize={LETTERS_PAGE}
      counts={counts}
      notices={notices}
      control={may(actor, 'control')}
    />,
  )
})

room.post('/letters/plans', 'control', async (c) => {
  const { office, actor, today } = c.var
  const outcome = await planLetters(office, actor, { from: today, to: today })
  if (!outcome.ok) return goTo(c, '/letters', { text: wordsOf(outcome.refusals) })
  const { planned, days } = outcome.value
  const text = days.length === 0 ? 'Сьогодні вихідний: листів немає.' : `Сплановано листів: ${planned}.`
  return goTo(c, '/letters?view=waiting', { text })
})

room.post('/letters/sendings', 'control', async (c) => {
  const outcome = await sendLetters(c.var.office)
  if (!outcome.ok) return goTo(c, '/letters', { text: wordsOf(outcome.refusals) })
  const { sent, unknown, rejected, deferred } = outcome.value
  const rest = [
    deferred > 0 && `пізніше: ${deferred}`,
    unknown > 0 && `невідомо: ${unknown}`,
    rejected > 0 && `відхилено: ${rejected}`,
  ].filter(Boolean)
  return goTo(c, '/letters', { text: [`Надіслано листів: ${sent}`, ...rest].join('; ') })
})

room.post('/letters/confirmations', 'control', async (c) => {
  await confirmSending(c.var.office)
  return goTo(c, '/letters', { text: 'Підтверджено: листи знову йдуть.' })
})

room.post('/letters/tests', 'control', async (c) => {
  const outcome = await writeTestLetter(c.var.office, c.var.actor)
  if (!outcome.ok) return goTo(c, '/letters', { text: wordsOf(outcome.refusals) })
  return goTo(c, `/letters/${outcome.value.id}`, { text: 'Пробний лист собі чекає на надсилання.' })
})

room.get('/letters/:id', 'see-all', async (c) => {
  const { office, actor } = c.var
  const letter = await letterCard(office.db, c.req.param('id'))
  if (!letter) return absent(c)
  return show(
    c,
    { title: `Лист ${letter.recipient}` },
    <LetterCardPage letter={letter} control={may(actor, 'control')} />,
  )
})

room.post('/letters/:id/settlements', 'control', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const settlement = settlements.find((one) => one === form['settlement'])
  if (!settlement) return absent(c)
  const outcome = await settleLetter(c.var.office, c.var.actor, id, settlement)
  if (!outcome.ok && outcome.refusals[0]?.code === 'not-found') return absent(c)
  const text = outcome.ok ? 'Записано.' : wordsOf(outcome.refusals)
  return goTo(c, `/letters/${id}`, { text })
})

room.post('/letters/:id/revocations', 'control', async (c) => {
  const letterId = c.req.param('id')
  const { item } = await readForm(c)
  const outcome = await revokeAnswerLink(c.var.office, c.var.actor, { letterId, itemId: String(item) })
  if (!outcome.ok) return absent(c)
  return goTo(c, `/letters/${letterId}`, { text: 'Посилання відкликано: за ним більше не відповісти.' })
})

export const lettersRoutes = room

function wordsOf(refusals: Parameters<typeof sentencesOf>[0]): string {
  return sentencesOf(refusals)
    .map(({ message }) => message)
    .join(' ')
}

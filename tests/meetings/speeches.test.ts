import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { finishMeeting } from '../../src/meetings/actions/finish-meeting.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { openProtocol } from '../../src/meetings/actions/open-protocol.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { pagesOf } from '../support/pages.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const spoke = (question: number, spoken: string, version: number) => ({
  [`speeches[${question}][question]`]: String(question),
  [`speeches[${question}][spoken]`]: spoken,
  [`speeches[${question}][version]`]: String(version),
})

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let agenda: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const draft = {
      kind: 'operational-meeting',
      heldOn: day('2026-11-20'),
      hour: '10:00',
      place: '',
      chair: '',
    }
    const opened = await openAgenda(context, cast.hanna.actor, draft)
    agenda = opened.ok ? opened.value : ''
  })

  it('who spoke is written on the board, put right on the paper, and stands in page, extract and Word', async () => {
    const pages = pagesOf(context, cast.hanna)
    const at = `/meetings/agendas/${agenda}/speeches`
    expect((await pages.post(at, spoke(1, 'Гнатюк Р. І.', 0))).status).toBe(303)
    const protocol = await openProtocol(context, cast.hanna.actor, agenda)
    const id = protocol.ok ? protocol.value : ''
    await addInstruction(context, cast.hanna.actor, {
      documentId: id,
      draft: {
        question: 1,
        text: 'Полагодити зупинку',
        executors: ['Управління транспорту'],
        term: '',
        special: false,
      },
    })
    await finishMeeting(context, cast.hanna.actor, { agendaId: agenda, next: null })
    expect((await pages.post(at, spoke(1, 'Пізно', 1))).text).toContain('Нараду завершено')
    const paper = `/meetings/${id}/speeches`
    expect((await pagesOf(context, cast.petro).post(paper, spoke(1, 'Я', 1))).status).toBe(403)
    expect((await pages.post(paper, spoke(9, 'Хтось', 0))).text).toContain('Такого питання')
    expect((await pages.post(paper, spoke(1, 'Гнатюк Р. І.\nБондар І. О.', 1))).status).toBe(303)
    const stale = await pages.post(paper, spoke(1, 'Ніхто', 1))
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('>Ніхто</textarea>')
    const line = 'ВИСТУПИЛИ: Гнатюк Р. І.; Бондар І. О.'
    const extract = `/meetings/${id}/extracts/${cast.departments.transport.id}`
    for (const path of [`/meetings/${id}/paper`, extract])
      expect((await pages.get(path)).text).toContain(line)
    expect((await pages.get(`/meetings/agendas/${agenda}/board`)).text).toContain('Гнатюк Р. І.')
    for (const path of [`/meetings/${id}/word`, `${extract}/word`]) {
      const answer = await createApp(context).request(path, { headers: await signedIn(context, cast.hanna) })
      expect(await wordsOf(await answer.arrayBuffer())).toContain(line)
    }
  })
})

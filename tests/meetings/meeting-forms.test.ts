import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import {
  fillMeetingForm,
  meetingFormPlan,
  meetingPapers,
  sampleMeetingForm,
  sampleMeetingLines,
} from '../../src/meetings/meeting-forms.ts'
import { meetingOnPaper } from '../../src/meetings/paper.ts'
import { judgeForm } from '../../src/print/templates/judge-form.ts'
import { wordFile } from '../../src/print/word-file.ts'
import { sendFiles } from '../files/upload.ts'
import { docxFile, paragraph } from '../print/docx-file.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { linksOf, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

describe.each(meetingPapers)('the form of %s', (paper) => {
  it('comes as a sample that says, filled, all that the own file says', async () => {
    const judged = must(await judgeForm(await sampleMeetingForm(paper), meetingFormPlan(paper), paper))
    const lines = sampleMeetingLines(paper, day('2026-11-20'))
    const filled = await fillMeetingForm(judged.bytes, lines)
    expect(await wordsOf(filled)).toBe(await wordsOf(await wordFile(meetingOnPaper('', lines))))
  })
})

it('a protocol and an extract come in the form that meetings had on their day', async () => {
  const context = await testContext({ clock: testClock('2026-11-20') })
  const cast = await withCast(context)
  const held = must(
    await registerProtocol(context, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: day('2026-11-19'),
      questions: [{ title: 'Про зиму', speaker: null }],
    }),
  )
  const instruction = {
    question: 1,
    text: 'Почистити дороги',
    executors: ['Управління транспорту'],
    term: '25.11.2026',
  }
  await addInstruction(context, cast.hanna.actor, {
    documentId: held.id,
    draft: { ...instruction, special: false },
  })
  const olena = pagesOf(context, cast.olena)
  const word = async (path: string) => {
    const answer = await createApp(context).request(path, { headers: await signedIn(context, cast.olena) })
    expect(answer.status).toBe(200)
    return wordsOf(await answer.arrayBuffer())
  }
  const body = ['Бланк наради', '{заголовок}', '{дата}', '{зміст}'].map((text) => paragraph(text)).join('')
  for (const paper of ['protocol', 'extract']) {
    const { to } = await sendFiles(context, cast.olena, `/reports/forms/${paper}`, [
      new File([docxFile({ body })], 'Бланк.docx'),
    ])
    const file = /file=(\w+)/.exec(to!)![1]!
    expect(await word(linksOf(await olena.get(to!.split('#')[0]!), 'Документ у цій формі')[0]!)).toContain(
      'Бланк наради',
    )
    await olena.post(`/reports/forms/${paper}/versions`, { file, from: '20.11.2026' })
    const path =
      paper === 'protocol'
        ? `/meetings/${held.id}/word`
        : `${/\/meetings\/\w+\/extracts\/\w+/.exec((await olena.get(`/meetings/${held.id}/paper`)).html)![0]}/word`
    expect(await word(path), 'held the day before').not.toContain('Бланк наради')
    await olena.post(`/reports/forms/${paper}/versions`, { file, from: '19.11.2026' })
    const words = await word(path)
    expect(words).toContain('Бланк наради')
    expect(words).toContain('Почистити дороги')
  }
})

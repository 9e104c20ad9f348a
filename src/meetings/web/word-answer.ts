import { answerBytes } from '../../files/web/bytes-answer.ts'
import type { Day } from '../../kernel/day.ts'
import { formInForce, readFormFile } from '../../print/templates/store.ts'
import { wordFile } from '../../print/word-file.ts'
import type { RequestContext } from '../../web/app-env.ts'
import { fillMeetingForm, type MeetingPaper } from '../meeting-forms.ts'
import { type MeetingLine, meetingOnPaper } from '../paper.ts'

/** Answers a paper as a Word file of this name, in the form that its meeting had on its day. */
export async function wordAnswer(
  c: RequestContext,
  { paper, name, lines, day }: { paper: MeetingPaper; name: string; lines: readonly MeetingLine[]; day: Day },
) {
  const { db, files } = c.var.context
  const form = await formInForce(db, paper, { asOf: day, knownOn: null })
  const file = form
    ? await fillMeetingForm(await readFormFile(files, form), lines)
    : await wordFile(meetingOnPaper(name, lines))
  return answerBytes(c, file, name, 'docx')
}

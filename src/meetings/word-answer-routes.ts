import type { AppContext } from '../http/app-env.ts'
import type { PaperLine } from './paper.ts'
import { wordFile } from './word-file.ts'

/** Answers a paper as a Word file of this name. */
export async function wordAnswer(c: AppContext, name: string, lines: readonly PaperLine[]) {
  return c.body(await wordFile(name, lines), 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': `attachment; filename="meeting.docx"; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`,
  })
}

// The other side of `threaded-paper-files.ts`: sets papers as files, so that seconds of a processor hold up no page.
import { parentPort } from 'node:worker_threads'
import { fileOfPaper } from '../../print/file-of-paper.ts'
import type { PaperReply, PaperRequest } from './threaded-paper-files.ts'

parentPort!.on('message', async ({ id, paper, format }: PaperRequest) => {
  try {
    parentPort!.postMessage({ id, file: await fileOfPaper(paper, format) } satisfies PaperReply)
  } catch (error) {
    parentPort!.postMessage({ id, fault: (error as Error).message } satisfies PaperReply)
  }
})

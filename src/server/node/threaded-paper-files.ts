import { Worker } from 'node:worker_threads'
import { threadCalls } from '../../db/thread-calls.ts'
import type { Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { AppContext } from '../../web/app-context.ts'

/** To the thread: a paper to be set. */
export interface PaperRequest {
  id: number
  paper: ReportPaper
  format: 'docx' | 'xlsx'
}

/** From the thread: the file, or an unexpected fault. */
export type PaperReply = { id: number; file: Result<Uint8Array> } | { id: number; fault: string }

/** An idle thread is kept for the next paper so long; then its memory, up to a gigabyte after a long one, is given back. */
const KEPT_MS = 60_000

/**
 * Sets papers in a thread of its own: a Word file of two thousand rows takes more than a second. The thread starts with the
 * first paper.
 */
export function threadedPress(): Pick<AppContext, 'fileOfPaper'> {
  const program = import.meta.url.endsWith('.ts') ? './paper-thread.ts' : './paper-thread.js'
  const calls = threadCalls<Omit<PaperRequest, 'id'>, PaperReply>({
    start: () => new Worker(new URL(program, import.meta.url)),
    ended: 'the thread of papers has ended',
    keptMs: KEPT_MS,
  })
  return {
    async fileOfPaper(paper, format) {
      const reply = await calls.call({ paper, format })
      if ('file' in reply) return reply.file
      throw new Error(reply.fault)
    },
  }
}

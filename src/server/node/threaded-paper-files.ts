import { Worker } from 'node:worker_threads'
import type { Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { AppContext } from '../../web/app-context.ts'

/** To the thread: a paper to be set. */
export interface PaperAsked {
  id: number
  paper: ReportPaper
  format: 'docx' | 'xlsx'
}

/** From it: the file, or what nobody foresaw. */
export type PaperTold = { id: number; file: Result<Uint8Array> } | { id: number; fault: string }

interface Waiting {
  tell(file: Result<Uint8Array>): void
  fail(error: Error): void
}

/** An idle thread is kept for the next paper so long; then its memory, up to a gigabyte after a long one, is given back. */
const KEPT_MS = 60_000

/**
 * Sets papers in a thread of its own: a Word file of two thousand rows takes more than a second. The thread starts with the
 * first paper.
 */
export function threadedPress(): Pick<AppContext, 'fileOfPaper'> {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const start = (): Worker => {
    const program = import.meta.url.endsWith('.ts') ? './paper-thread.ts' : './paper-thread.js'
    const started = new Worker(new URL(program, import.meta.url))
    started.on('message', (told: PaperTold) => {
      const asked = waiting.get(told.id)
      waiting.delete(told.id)
      if (waiting.size === 0) {
        started.unref()
        idle = setTimeout(() => end(started), KEPT_MS).unref()
      }
      if ('file' in told) asked?.tell(told.file)
      else asked?.fail(new Error(told.fault))
    })
    started.on('error', (error) => die(started, error))
    started.on('exit', () => die(started, new Error('the thread of papers has ended')))
    return started
  }
  const end = (idling: Worker) => {
    if (thread === idling) thread = undefined
    void idling.terminate()
  }
  // A thread that died takes its papers along; the next one starts another.
  const die = (gone: Worker, error: Error) => {
    if (thread !== gone) return
    thread = undefined
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }

  return {
    fileOfPaper(paper, format) {
      clearTimeout(idle)
      thread ??= start()
      thread.ref()
      const id = ++last
      thread.postMessage({ id, paper, format } satisfies PaperAsked)
      return new Promise((tell, fail) => waiting.set(id, { tell, fail }))
    },
  }
}

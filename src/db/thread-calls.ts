import type { Worker } from 'node:worker_threads'

interface Options {
  /** starts the thread; called with the first call, and again with the first one after a thread has died */
  start(): Worker
  /** what the calls of a thread that ended by itself fail with */
  ended: string
  /** whether the process must not end for another reason than that a reply is awaited */
  busy?(): boolean
  /** an idle thread is ended after so long; without it, it stays */
  keptMs?: number
}

interface Waiting<Reply> {
  answer(reply: Reply): void
  fail(error: Error): void
}

/**
 * Calls into a thread of its own. Each message is posted with a number as its `id`, and the thread posts a reply with the same one.
 * A process that waits for a reply does not end; one that only has an idle thread does.
 */
export function threadCalls<Message extends object, Reply extends { id: number }>({
  start,
  ended,
  busy = () => false,
  keptMs,
}: Options) {
  const waiting = new Map<number, Waiting<Reply>>()
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const begin = (): Worker => {
    const started = start()
    started.on('message', (reply: Reply) => {
      waiting.get(reply.id)?.answer(reply)
      waiting.delete(reply.id)
      rest()
    })
    started.on('error', (error) => die(started, error))
    started.on('exit', () => die(started, new Error(ended)))
    return started
  }
  // A thread that died takes its calls along; the next call starts another, which the end of this one leaves alone.
  const die = (gone: Worker, error: Error) => {
    if (thread !== gone) return
    thread = undefined
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  const rest = () => {
    if (!thread || waiting.size > 0 || busy()) return
    thread.unref()
    if (keptMs === undefined) return
    clearTimeout(idle)
    const idling = thread
    idle = setTimeout(() => {
      if (thread === idling) thread = undefined
      void idling.terminate()
    }, keptMs).unref()
  }

  return {
    /** Posts the message and waits for its reply; fails where the thread dies before. */
    call(message: Message): Promise<Reply> {
      clearTimeout(idle)
      thread ??= begin()
      thread.ref()
      const id = ++last
      thread.postMessage({ ...message, id })
      return new Promise((answer, fail) => waiting.set(id, { answer, fail }))
    },
    /** Posts what has no reply, if there is a thread to read it, and lets an idle one go. */
    post(message: Message): void {
      thread?.postMessage({ ...message, id: 0 })
      rest()
    },
    async end(): Promise<void> {
      await thread?.terminate()
    },
  }
}

import { Worker } from 'node:worker_threads'
import type { Delivery, Mailer, Message } from '../../letters/outbox/mailer.ts'
import { howItSends, smtpAddress } from '../../letters/outbox/smtp-address.ts'

/** To the thread: a message for one of its connections, or that the connection is done with. */
export interface Asked {
  connection: number
  id: number
  message?: Message
}

/** From it. */
export interface Told {
  id: number
  delivery: Delivery
}

/** Sends over SMTP in a thread of its own, which begins with the first letter and ends with the last connection. */
export function threadedMailer(url: string): Mailer {
  const waiting = new Map<number, (delivery: Delivery) => void>()
  const open = new Set<number>()
  let thread: Worker | undefined
  let last = 0

  const start = (): Worker => {
    const program = import.meta.url.endsWith('.ts') ? './mail-thread.ts' : './mail-thread.js'
    const started = new Worker(new URL(program, import.meta.url), { workerData: url })
    started.on('message', ({ id, delivery }: Told) => {
      waiting.get(id)?.(delivery)
      waiting.delete(id)
      endWhenIdle()
    })
    started.on('error', (error) => lost(started, error.message))
    started.on('exit', () => lost(started, 'потік надсилання завершився'))
    return started
  }
  // Nobody can tell how far its letters had come.
  const lost = (gone: Worker, words: string) => {
    if (thread !== gone) return
    thread = undefined
    const letters = [...waiting.values()]
    waiting.clear()
    for (const tell of letters) tell({ outcome: 'unknown', words })
  }
  const endWhenIdle = () => {
    if (open.size > 0 || waiting.size > 0) return
    // It says goodbye to the server and ends by itself; the program need not wait for that.
    thread?.unref()
  }

  return {
    ...howItSends(smtpAddress(url)),
    connect() {
      const connection = ++last
      return {
        send(message) {
          thread ??= start()
          thread.ref()
          open.add(connection)
          const id = ++last
          thread.postMessage({ connection, id, message } satisfies Asked)
          return new Promise((tell) => waiting.set(id, tell))
        },
        close() {
          open.delete(connection)
          thread?.postMessage({ connection, id: 0 } satisfies Asked)
          endWhenIdle()
        },
      }
    },
  }
}

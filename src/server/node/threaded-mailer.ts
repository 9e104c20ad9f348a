import { Worker } from 'node:worker_threads'
import { threadCalls } from '../../db/thread-calls.ts'
import type { Delivery, Mailer, Message } from '../../letters/outbox/mailer.ts'
import { howItSends, smtpAddress } from '../../letters/outbox/smtp-address.ts'

/** To the thread: a message for one of its connections, or that the connection is done with. */
export interface MailRequest {
  connection: number
  id: number
  message?: Message
}

/** From the thread: what became of the message. */
export interface MailReply {
  id: number
  delivery: Delivery
}

/** Sends over SMTP in a thread of its own, which begins with the first letter and ends with the last connection. */
export function threadedMailer(url: string): Mailer {
  const open = new Set<number>()
  let last = 0
  const program = import.meta.url.endsWith('.ts') ? './mail-thread.ts' : './mail-thread.js'
  const calls = threadCalls<Omit<MailRequest, 'id'>, MailReply>({
    start: () => new Worker(new URL(program, import.meta.url), { workerData: url }),
    ended: 'потік надсилання завершився',
    // After the last connection it says goodbye to the server and ends by itself; the program need not wait for that.
    busy: () => open.size > 0,
  })

  return {
    ...howItSends(smtpAddress(url)),
    connect() {
      const connection = ++last
      return {
        async send(message) {
          open.add(connection)
          try {
            return (await calls.call({ connection, message })).delivery
          } catch (error) {
            // A thread that died does not say whether its letters had left.
            return { outcome: 'unknown', words: (error as Error).message }
          }
        },
        close() {
          open.delete(connection)
          calls.post({ connection })
        },
      }
    },
  }
}

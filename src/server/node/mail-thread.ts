// The other side of `threaded-mailer.ts`: writes messages and speaks to the mail server, so that thousands of letters hold up no page.
import { parentPort, workerData } from 'node:worker_threads'
import type { Delivery, MailConnection } from '../../letters/outbox/mailer.ts'
import { smtpMailer } from '../../letters/outbox/smtp-mailer.ts'
import type { MailReply, MailRequest } from './threaded-mailer.ts'

const mailer = smtpMailer(workerData as string)
const connections = new Map<number, MailConnection>()

parentPort!.on('message', async ({ connection, message, id }: MailRequest) => {
  if (!message) {
    connections.get(connection)?.close()
    connections.delete(connection)
    return
  }
  const open = connections.get(connection) ?? mailer.connect()
  connections.set(connection, open)
  const delivery = await open.send(message).catch(failed)
  parentPort!.postMessage({ id, delivery } satisfies MailReply)
})

// A fault without an answer of the server: whether the letter had left is unknown.
function failed(error: Error): Delivery {
  return { outcome: 'unknown', words: error.message.slice(0, 500) }
}

import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type Delivery, type MailConnection, type Mailer, type Message, UNREACHABLE } from './mailer.ts'
import { howItSends, type SmtpAddress, smtpAddress } from './smtp-address.ts'

/** Servers dislike endless sessions. */
const MOST_OVER_ONE_CONNECTION = 200

interface Smtp {
  Connection: typeof SMTPConnection
  compose(message: Message): Promise<Buffer>
}

/** Sends over SMTP. The libraries are loaded with the first letter. */
export function smtpMailer(url: string): Mailer {
  const address = smtpAddress(url)
  return { ...howItSends(address), connect: () => connection(address) }
}

async function load(): Promise<Smtp> {
  const [{ default: Connection }, { default: MailComposer }] = await Promise.all([
    import('nodemailer/lib/smtp-connection'),
    import('nodemailer/lib/mail-composer'),
  ])
  const compose = ({ id, messageId, date, from, to, subject, text, html, references }: Message) =>
    new MailComposer({
      messageId,
      date,
      from,
      to,
      subject,
      text,
      html,
      references: [...references],
      textEncoding: 'base64',
      baseBoundary: id,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Vykonano-Letter': id },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build()
  return { Connection, compose }
}

function connection({ auth, ...smtp }: SmtpAddress): MailConnection {
  let open: { connection: SMTPConnection; sent: number } | null = null
  let libraries: Smtp | null = null

  async function opened({ Connection }: Smtp): Promise<SMTPConnection> {
    if (open && open.sent < MOST_OVER_ONE_CONNECTION) return open.connection
    close()
    const { host, port, secure, requireTLS, ignoreTLS } = smtp
    const fresh = new Connection({
      host,
      port,
      secure,
      requireTLS,
      ignoreTLS,
      connectionTimeout: smtp.timeout,
      greetingTimeout: smtp.timeout,
      socketTimeout: smtp.timeout,
    })
    // The next letter reports an error between two letters; without a listener it would end the program.
    fresh.on('error', () => forget(fresh))
    fresh.on('end', () => forget(fresh))
    await new Promise<void>((done, failed) => {
      fresh.once('error', failed)
      fresh.connect((error?: Error | null) => {
        if (error) return failed(error)
        if (!auth) return done()
        fresh.login(auth, (refused?: Error | null) => (refused ? failed(refused) : done()))
      })
    })
    open = { connection: fresh, sent: 0 }
    return fresh
  }

  function forget(gone: SMTPConnection): void {
    if (open?.connection === gone) open = null
  }

  function close(): void {
    open?.connection.quit()
    open = null
  }

  let last: Promise<unknown> = Promise.resolve()
  return {
    close,
    send(message) {
      const sent = last.then(() => sendOne(message))
      last = sent.catch(() => {})
      return sent
    },
  }

  async function sendOne(message: Message): Promise<Delivery> {
    libraries ??= await load()
    const body = await libraries.compose(message)
    let server: SMTPConnection
    try {
      server = await opened(libraries)
    } catch (error) {
      const words = wordsOf(error as SmtpError)
      return { outcome: 'unreachable', words: `${UNREACHABLE} ${words}` }
    }
    return new Promise<Delivery>((resolve) => {
      let begun = false
      // Read by the library only once the server has said «go ahead».
      const stream = new Readable({
        read() {
          begun = true
          this.push(body)
          this.push(null)
        },
      })
      const envelope = { from: message.from.address, to: [message.to.address] }
      server.send(envelope, stream, (error, info) => {
        if (!error) {
          if (open) open.sent++
          return resolve({ outcome: 'accepted', words: info?.response ?? '' })
        }
        // After an error the state of the connection is unknown.
        forget(server)
        server.close()
        resolve(afterError(error as SmtpError, begun))
      })
    })
  }
}

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  response?: string
}

function afterError(error: SmtpError, begun: boolean): Delivery {
  const words = wordsOf(error)
  if (error.responseCode) return { outcome: error.responseCode >= 500 ? 'rejected' : 'deferred', words }
  if (error.code === 'EENVELOPE') return { outcome: 'rejected', words }
  return { outcome: begun ? 'unknown' : 'deferred', words }
}

function wordsOf(error: SmtpError): string {
  const words = (error.response || error.message).slice(0, 500)
  return error.code === 'ETLS' ? `захищеного з’єднання немає, тож нічого не передано: ${words}` : words
}

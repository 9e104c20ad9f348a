import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type Delivery, type MailConnection, type Mailer, type Message, UNREACHABLE } from './mailer.ts'

/** How long a server may be silent before the attempt is given up; `?timeout=` of the address says otherwise, in ms. */
const SILENCE_MS = 120_000
/** Servers dislike endless sessions. */
const MOST_OVER_ONE_CONNECTION = 200

interface Smtp {
  Connection: typeof SMTPConnection
  compose(message: Message): Promise<Buffer>
}

/** Sends over SMTP. The libraries are loaded with the first letter. */
export function smtpMailer(url: string): Mailer {
  const options = connectionOptions(new URL(url))
  return { connect: () => connection(options) }
}

interface ConnectionOptions {
  smtp: { host: string; port: number; secure: boolean; ignoreTLS: boolean; timeout: number }
  auth: { user: string; pass: string } | null
}

function connectionOptions(url: URL): ConnectionOptions {
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    smtp: {
      host,
      port: Number(url.port) || (secure ? 465 : 25),
      secure,
      // What does not leave the machine needs no certificate.
      ignoreTLS: ['127.0.0.1', '::1', 'localhost'].includes(host),
      timeout: Number(url.searchParams.get('timeout')) || SILENCE_MS,
    },
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : null,
  }
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

function connection({ smtp, auth }: ConnectionOptions): MailConnection {
  let open: { connection: SMTPConnection; sent: number } | null = null
  let libraries: Smtp | null = null

  async function opened({ Connection }: Smtp): Promise<SMTPConnection> {
    if (open && open.sent < MOST_OVER_ONE_CONNECTION) return open.connection
    close()
    const fresh = new Connection({
      ...smtp,
      connectionTimeout: smtp.timeout,
      greetingTimeout: smtp.timeout,
      socketTimeout: smtp.timeout,
    })
    // An error between two letters is told by the next one; unheard it would end the program.
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
    return new Promise<Delivery>((settled) => {
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
          return settled({ outcome: 'accepted', words: info?.response ?? '' })
        }
        // After an error nobody knows where the conversation stands.
        forget(server)
        server.close()
        settled(afterError(error as SmtpError, begun))
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
  return (error.response ?? error.message).slice(0, 500)
}

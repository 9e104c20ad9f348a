// A mail server in a process of its own: writes down what it has accepted before it says so, and fails as it is told.
// Told by its parent: { fault: 'refuse', verb, code, times } · { fault: 'cut' | 'hang', times } · { fault: 'slow', ms }.
import { appendFileSync, readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'

const [, , journal, host = '127.0.0.1', certificate] = process.argv
const pem = certificate && readFileSync(certificate)
let faults = []
const fired = {}

const due = (kind, verb, to = []) => {
  const fault = faults.find(
    (one) =>
      one.fault === kind &&
      (verb === undefined || one.verb === verb) &&
      (one.to === undefined || to.includes(one.to)) &&
      one.times > 0,
  )
  if (!fault) return undefined
  fault.times--
  const name = verb ? `${kind} ${verb}` : kind
  fired[name] = (fired[name] ?? 0) + 1
  process.send({ fired })
  return fault
}

const refuse = (verb, callback) => {
  if (due('hold', verb)) return
  const fault = due('refuse', verb)
  if (!fault) return callback()
  const error = new Error(`${verb} refused for the test`)
  error.responseCode = fault.code
  callback(error)
}

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  onAuth(auth, session, callback) {
    process.send({ login: auth.username + (session.secure ? ' encrypted' : '') })
    refuse('AUTH', (error) => callback(error, { user: auth.username }))
  },
  ...(pem ? { key: pem, cert: pem } : { disabledCommands: ['STARTTLS'] }),
  logger: false,
  onConnect: (_session, callback) => refuse('CONNECT', callback),
  onMailFrom: (_address, _session, callback) => refuse('MAIL', callback),
  onRcptTo: (_address, _session, callback) => refuse('RCPT', callback),
  onData(stream, session, callback) {
    const chunks = []
    const held = due('hold', 'BODY')
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      if (held) return
      const fault = due('refuse', 'DATA')
      if (fault) {
        const error = new Error('DATA refused for the test')
        error.responseCode = fault.code
        return callback(error)
      }
      const raw = Buffer.concat(chunks).toString('utf8')
      const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim()
      const to = session.envelope.rcptTo.map(({ address }) => address)
      appendFileSync(journal, `${JSON.stringify({ messageId, to, raw, encrypted: session.secure })}\n`)
      if (due('hold', 'TAKEN')) return
      if (due('cut')) return sockets.get(session.id)?.destroy()
      if (due('hang', undefined, to)) return
      const slow = faults.find((one) => one.fault === 'slow')
      if (slow) return setTimeout(() => callback(null, 'taken'), slow.ms)
      callback(null, 'taken')
    })
  },
})

// smtp-server keeps its connections to itself; the newest socket with the session's port is the one.
const sockets = new Map()
const byPort = new Map()
server.server.on('connection', (socket) => byPort.set(socket.remotePort, socket))
server.onConnect = (session, callback) => {
  sockets.set(session.id, byPort.get(session.remotePort))
  refuse('CONNECT', callback)
}

// It has no hook for the greeting; whoever is refused EHLO tries the older HELO.
// Nor for DATA before the letter: what it calls so comes after the final dot.
const commands = SMTPConnection.prototype
const refusing = (verb, usual) =>
  function (command, callback) {
    const fault = due('refuse', verb)
    if (!fault) return usual.call(this, command, callback)
    this.send(fault.code, `${verb} refused for the test`)
    callback()
  }
commands.handler_EHLO = refusing('EHLO', commands.handler_EHLO)
commands.handler_HELO = refusing('EHLO', commands.handler_HELO)
commands.handler_DATA = refusing('BEFORE DATA', commands.handler_DATA)

process.on('message', (told) => {
  if (told.stop) {
    server.close()
    process.exit(0)
  }
  faults = told.faults
  process.send({ told: true })
})
server.on('error', () => {})
server.listen(0, host, () => process.send({ port: server.server.address().port }))

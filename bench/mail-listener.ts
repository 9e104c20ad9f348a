import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and keeps nothing. */
export function mailListener(): void {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, taken) {
      stream.on('end', () => taken())
      stream.resume()
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address()
    process.send!(address && typeof address === 'object' ? address.port : 0)
  })
  process.on('disconnect', () => process.exit(0))
}

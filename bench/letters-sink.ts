/** A mail server in a process of its own that takes every letter and remembers only how often each address got one. */
import { SMTPServer } from 'smtp-server'

const taken = new Map<string, number>()
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, { envelope }, done) {
    stream.on('end', () => {
      const to = envelope.rcptTo[0]?.address ?? ''
      taken.set(to, (taken.get(to) ?? 0) + 1)
      done()
    })
    stream.resume()
  },
})
// A sender that is killed breaks its lines off.
server.on('error', () => {})
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address()
  process.send?.({ port: address && typeof address === 'object' ? address.port : 0 })
})
process.on('message', (asked) => {
  if (asked === 'forget') taken.clear()
  // Counting through all of them would cost what is measured.
  const twice = asked === 'all' ? [...taken.values()].filter((times) => times > 1).length : 0
  process.send?.({ addresses: taken.size, twice, all: asked === 'all' ? [...taken.keys()] : [] })
})

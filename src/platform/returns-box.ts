/** A mail server for what comes back of our letters, and for nothing else: behind the mail server of the installation. */
import { LARGEST_REPORT, type ReadReport, readReport } from './read-report.ts'

export type ReturnsBox = { readonly port: number; readonly close: () => Promise<void> }

export type ReturnsNeeds = {
  /** The address that letters come back to; what stands behind a plus is theirs. */
  readonly address: string
  readonly port: number
  readonly host?: string
  readonly take: (report: ReadReport) => Promise<unknown>
}

export async function openReturnsBox({
  address,
  port,
  host = '127.0.0.1',
  take,
}: ReturnsNeeds): Promise<ReturnsBox> {
  const { SMTPServer } = await import('smtp-server')
  const [name = '', domain = ''] = address.toLowerCase().split('@')
  const isOurs = (to: string) => {
    const [local = '', at = ''] = to.toLowerCase().split('@')
    return at === domain && (local === name || local.startsWith(`${name}+`))
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_REPORT,
    maxClients: 20,
    onRcptTo: ({ address: to }, _, done) =>
      done(
        isOurs(to)
          ? null
          : Object.assign(new Error('Only letters that come back are taken here.'), { responseCode: 550 }),
      ),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void (stream.sizeExceeded || chunks.push(chunk)))
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Too large.'), { responseCode: 552 }))
        readReport(
          Buffer.concat(chunks),
          envelope.rcptTo.map(({ address: to }) => to),
        )
          .then(take)
          // It stays with whoever brings it, and is brought again.
          .then(
            () => done(),
            () => done(Object.assign(new Error('Try again later.'), { responseCode: 451 })),
          )
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, done)
  })
  const listening = server.server.address()
  return {
    port: listening && typeof listening === 'object' ? listening.port : port,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

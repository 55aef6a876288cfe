/** A process of its own that sends issues until none is left, and that a test may kill at any moment. */
import { createSending } from '#mailing/sending-jobs.ts'
import { connect } from '#platform/database.ts'
import { createTokens } from '#platform/tokens.ts'
import { letterBody } from '#web/markdown-letter.ts'
import { TEST_LETTERS } from './sending.ts'

const { KAIROS_TEST_DATABASE: url = '', KAIROS_TEST_SMTP: smtp = '', KAIROS_TEST_LINES = '8' } = process.env
const database = connect(url, 4)
const sending = createSending({
  db: database.db,
  server: { url: async () => smtp },
  making: { ...TEST_LETTERS, tokens: createTokens('a secret for tests'), bodyOf: letterBody },
  pace: {
    lines: Number(KAIROS_TEST_LINES),
    perSecond: Number.POSITIVE_INFINITY,
    perDomain: Number.POSITIVE_INFINITY,
  },
})
process.stdout.write('sending\n')
while (await sending.work()) {
  // The next slice.
}
process.stdout.write(`done ${process.memoryUsage.rss()}\n`)
await database.close()

/** A page for everybody that has not changed, against the same bytes as a file of the same server in the same run. */
import { rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { startServer } from './server.ts'
import { median, type Row } from './table.ts'
import { openWire } from './wire.ts'

const PAGE = '/library/what-is-kap'
const CONNECTIONS = 8
const ROUNDS = 7
const ROUND_MS = 1000
/** As browsers ask. */
const ACCEPT = 'gzip, deflate, br'
// The server knows the files that are there when it starts.
const FILE = '/assets/bench-public-page.bin'
const ON_DISK = join(import.meta.dirname, '../build/client', FILE)

/** @param data a data folder that a server filled before */
export async function publicPage(data: string): Promise<Row[]> {
  const first = await startServer(data)
  const { sent, whole } = await sizesOf(first.origin)
  writeFileSync(ON_DISK, await bytesOf(`${first.origin}${PAGE}`))
  await first.stop()
  const server = await startServer(data)
  try {
    const [ours, theirs] = await takingTurns(server.origin, [PAGE, FILE])
    return [
      {
        name: 'public page',
        ours: ours!,
        unit: 'requests/s',
        peer: 'static file of the same bytes',
        theirs: theirs!,
        ratio: ours! / theirs!,
      },
      {
        name: 'public page bytes',
        ours: sent,
        unit: 'bytes, HTML and CSS',
        peer: 'the same, not compressed',
        theirs: whole,
        ratio: whole / sent,
      },
    ]
  } finally {
    await server.stop()
    rmSync(ON_DISK, { force: true })
  }
}

/** Requests a second of each path: a short round of one, then of the other, so that both meet the same machine. */
async function takingTurns(origin: string, paths: readonly string[]): Promise<number[]> {
  const wires = Array.from({ length: CONNECTIONS }, () => openWire(origin, `Accept-Encoding: ${ACCEPT}`))
  const rates = paths.map((): number[] => [])
  // The first round of each is not counted: what is made once is made there.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, path] of paths.entries()) {
      const begun = performance.now()
      let answered = 0
      await Promise.all(
        wires.map(async (wire) => {
          while (performance.now() - begun < ROUND_MS) {
            await wire.get(path)
            answered++
          }
        }),
      )
      if (round > 0) rates[i]!.push((answered * 1000) / (performance.now() - begun))
    }
  }
  for (const wire of wires) wire.close()
  return rates.map(median)
}

/** Bytes of the page and its style sheets, as a browser gets them and as they are. */
async function sizesOf(origin: string): Promise<{ sent: number; whole: number }> {
  const html = await (await fetch(origin + PAGE)).text()
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1]!)
  let [sent, whole] = [0, 0]
  for (const path of [PAGE, ...sheets]) {
    sent += (await bytesOf(origin + path)).length
    whole += (await (await fetch(origin + path)).arrayBuffer()).byteLength
  }
  return { sent, whole }
}

/** The body as it travels: `fetch` would unpack it. */
function bytesOf(address: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    get(address, { headers: { 'Accept-Encoding': ACCEPT } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => done(Buffer.concat(chunks)))
    }).on('error', failed)
  })
}

/** `npm run lighthouse`: judges the public pages on the real server; prints the table and writes docs/lighthouse.json. */
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BROWSERS from '../tools/browsers.json' with { type: 'json' }
import { type Judge, openJudge, type Verdict } from './lighthouse/judge.mjs'
import { startServer } from './server.ts'

const chromePath = [process.env.CHROME, ...BROWSERS].find((path) => path && existsSync(path))
if (!chromePath) {
  process.stderr.write('Lighthouse needs Chrome or Chromium: install it, or name it in CHROME.\n')
  process.exit(1)
}

/** The middle of three counts: a machine that does something else for a moment is not the page's fault. */
const ROUNDS = 3

async function middling(judge: Judge, url: string): Promise<Verdict> {
  const rounds: Verdict[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await judge.judge(url))
  return rounds.toSorted((a, b) => a.performance - b.performance)[ROUNDS >> 1]!
}

/** The first shown listing, by the link that a search leads to it with. */
async function someListing(origin: string): Promise<string[]> {
  const found = await (await fetch(`${origin}/directory?near=80401&within=100`)).text()
  const [, listing] = /href="(\/directory\/(?!near-me|apply)[a-z0-9-]+)"/.exec(found) ?? []
  return listing ? [listing] : []
}

const data = mkdtempSync(join(tmpdir(), 'kairos-lighthouse-'))
// As root the database runs under another account, which must be able to enter.
chmodSync(data, 0o755)
const server = await startServer(data)
const judge = await openJudge(chromePath)
const results: ({ readonly page: string } & Verdict)[] = []
try {
  const pages = [
    '/',
    '/library',
    '/library/the-window',
    '/directory',
    ...(await someListing(server.origin)),
    '/self-check',
  ]
  for (const page of pages) results.push({ page, ...(await middling(judge, server.origin + page)) })
} finally {
  judge.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
console.table(results.map(({ lost, ...scores }) => scores))
for (const { page, lost } of results) for (const reason of lost) console.log(`${page}: ${reason}`)
writeFileSync(join(import.meta.dirname, '../docs/lighthouse.json'), `${JSON.stringify(results, null, 2)}\n`)

/** `kairos library`: the published articles as files, how every article stands, and whether files are articles. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stateOf } from '#library/desk.ts'
import { deskArticles } from '#library/desk-store.ts'
import { createLibrary } from '#library/store.ts'
import { openVersions } from '#library/versions.ts'
import { ARTICLES, type ArticleFile, articleFiles, readArticleDocument } from '#platform/articles.ts'
import { owning } from '#platform/database.ts'
import { withDatabase, withDatabaseUrl } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'

export async function tendLibrary(asked: Asked): Promise<void> {
  const [act] = asked.files
  if (act === 'export') return exportFiles(asked)
  if (act === 'list') return list(asked)
  if (act === 'check') return check(asked)
  throw new WrongUsage(`"${act}" is none of export, list, check.`)
}

/** Writes each published document as its file, and only those that say something else. */
async function exportFiles({ text, flag, say }: Asked): Promise<void> {
  const folder = resolve(text('to') ?? ARTICLES)
  const documents = await withDatabase(({ db }) => createLibrary(db).documents())
  mkdirSync(folder, { recursive: true })
  const path = ({ slug }: ArticleFile) => join(folder, `${slug}.md`)
  const changed = documents.filter(
    (one) => !existsSync(path(one)) || readFileSync(path(one), 'utf8') !== one.document,
  )
  for (const one of changed) writeFileSync(path(one), one.document)
  const published = new Set(documents.map(({ slug }) => slug))
  const left = articleFiles(folder).flatMap(({ slug }) => (published.has(slug) ? [] : [slug]))
  if (flag('json')) {
    say(
      JSON.stringify({ folder, written: changed.map(({ slug }) => slug), published: documents.length, left }),
    )
    return
  }
  for (const { slug } of changed) say(`Written: ${slug}.md`)
  for (const slug of left) say(`Left as it is: ${slug}.md, which is not published.`)
  say(`${documents.length} articles are published; ${changed.length} of their files in ${folder} changed.`)
}

async function list({ flag, say }: Asked): Promise<void> {
  const articles = await withDatabaseUrl((url) =>
    owning(url, (db) => db.transaction().execute((tx) => deskArticles(tx))),
  )
  const lines = articles.map(({ slug, question, stands, reviewAgain }) => ({
    slug,
    question,
    state: stateOf(stands),
    version: stands.published ?? null,
    /** The file says what everybody reads. */
    file: stands.published !== undefined && stands.file === stands.published,
    open: openVersions(stands).map(({ number, state }) => ({ version: number, state })),
    reviewAgain: reviewAgain?.toString() ?? null,
  }))
  if (flag('json')) return say(JSON.stringify({ articles: lines }))
  for (const { slug, state, version, file, open, reviewAgain } of lines) {
    const more = [
      version === null ? state : `version ${version}`,
      ...(version !== null && !file ? ['not in the file'] : []),
      ...open.map((one) => `version ${one.version} ${one.state}`),
      ...(reviewAgain ? [`review again by ${reviewAgain}`] : []),
    ]
    say(`${slug}: ${more.join(', ')}`)
  }
  if (lines.length === 0) say('There is no article yet.')
}

/** Needs no database: for whoever writes files. */
async function check({ text, flag, say }: Asked): Promise<void> {
  const folder = resolve(text('from') ?? ARTICLES)
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}.`)
  const files = articleFiles(folder)
  const wrong = files.flatMap(({ slug, document }) => {
    const read = readArticleDocument(slug, document)
    return read.ok ? [] : [{ slug, problems: read.problems }]
  })
  if (flag('json')) say(JSON.stringify({ folder, articles: files.length, wrong }))
  else
    for (const { slug, problems } of wrong)
      for (const { field, message } of problems) say(`${slug}.md: ${field ? `${field}: ` : ''}${message}`)
  if (wrong.length > 0)
    throw new Refusal(
      `${wrong.length} of ${files.length} files are no complete article: ${wrong.map(({ slug }) => slug).join(', ')}.`,
    )
  if (!flag('json')) say(`All ${files.length} files are complete articles.`)
}

/** `kairos backup`: everything in one sealed file; `kairos backup check`: the proof that it can be restored. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup, secretMark } from '#platform/backup.ts'
import { noteChecked } from '#platform/backup-note.ts'
import { type Restored, restoreBackup } from '#platform/backup-restoring.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { runningPostgres } from '#platform/postgres.ts'
import { withThrowAwayDatabase } from './backup-place.ts'
import { commandEnvironment, withDatabaseAsItIs } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'
import { misfit } from './verify.ts'

export async function backup(asked: Asked): Promise<void> {
  const [first = '', second] = asked.files
  if (first !== 'check') {
    if (second !== undefined) throw new WrongUsage(`"${second}" is too much.`)
    if (asked.text('into') !== undefined) throw new WrongUsage('--into goes with check.')
    return make(first, asked)
  }
  if (second === undefined) throw new WrongUsage('Name the backup to check.')
  return check(second, asked)
}

async function make(file: string, { flag, say }: Asked): Promise<void> {
  const { keys } = commandEnvironment()
  const made = await withDatabaseAsItIs((url) => makeBackup(url, openMasterKeys(keys), file, secretHere()))
  if (flag('json')) return say(JSON.stringify({ file, ...made }))
  say(
    `${file}: ${made.rows} rows of ${made.tables} tables as they were at ${made.at}, ${megabytes(made.bytes)} in ${seconds(made)}.`,
  )
  say(
    `Nobody opens it without the master keys in ${keys}. Keep a copy of them, and of the secret, somewhere else.`,
  )
}

async function check(file: string, { text, flag, say }: Asked): Promise<void> {
  const masters = openMasterKeys(commandEnvironment().keys)
  const into = text('into')
  const tried = (url: string) => restoreBackup(file, url, masters, false)
  const found = await (into === undefined ? withThrowAwayDatabase(tried) : tried(into))
  const wrong = shortcomings(found)
  const noted = wrong.length === 0 && (await note(found.about.id))
  if (flag('json')) say(JSON.stringify({ file, ...told(found), noted }))
  if (wrong.length > 0) throw new Refusal(`${file}: ${wrong.join(' ')}`)
  if (flag('json')) return
  for (const line of lines(found)) say(line)
  say(`${file} can be restored: that took ${seconds(found)}, and what was restored is gone again.`)
  if (!noted) say('No database here knows of this backup, so that it was checked is noted nowhere.')
}

/** Noted where it was made, when that database is here; a check works without it too. */
async function note(id: string): Promise<boolean> {
  const { databaseUrl, data } = commandEnvironment()
  const url = databaseUrl ?? runningPostgres(data)
  return url === undefined ? false : noteChecked(url, id).catch(() => false)
}

/** What a restored backup is not good for, in sentences: its chains, and courses that do not open. */
export function shortcomings({ verified, courses }: Restored): string[] {
  return [
    ...(verified.ok ? [] : [`It is as it was backed up, but: ${misfit(verified)}`]),
    ...(courses.shut > 0
      ? [
          `The charts of ${courses.shut} of ${courses.open + courses.shut} courses do not open with these master keys. Name the file of keys of that time in KAIROS_KEYS.`,
        ]
      : []),
  ]
}

/** The same for programs. */
export const told = ({ about, secret, ...found }: Restored) => ({
  id: about.id,
  at: about.at,
  kairos: about.kairos,
  ...found,
  secret: secretStands(secret),
})

export function lines(found: Restored): string[] {
  const { about, tables, rows, verified, courses, migrated, secret } = found
  return [
    `Made at ${about.at} by Kairos ${about.kairos}. Every one of ${rows} rows of ${tables} tables is there again.`,
    ...(verified.ok
      ? [
          `${verified.entries} entries and ${verified.looks} looks fit their seals; the charts of ${courses.open} courses open.`,
        ]
      : []),
    ...(migrated.length > 0 ? [`Brought up to date: ${migrated.join(', ')}.`] : []),
    ...(SECRET[secretStands(secret)] ?? []),
  ]
}

const SECRET: Readonly<Record<ReturnType<typeof secretStands>, readonly string[]>> = {
  same: [],
  unknown: [],
  other: [
    'The secret here is not the one of that time: second factors and recovery codes work only with that one. Put it back as KAIROS_SECRET, or as the file "secret" in the data folder.',
  ],
  missing: [
    'The secret of that time is not here: second factors and recovery codes work only with it. Put it back as KAIROS_SECRET, or as the file "secret" in the data folder.',
  ],
}

function secretStands(mark: string | undefined): 'same' | 'other' | 'missing' | 'unknown' {
  if (mark === undefined) return 'unknown'
  const secret = secretHere()
  if (secret === undefined) return 'missing'
  return secretMark(secret) === mark ? 'same' : 'other'
}

function secretHere(): string | undefined {
  const { secret, data } = commandEnvironment()
  const file = join(data, 'secret')
  return secret ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined)
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
export const seconds = (took: { readonly seconds: number }): string => `${took.seconds.toFixed(1)} s`

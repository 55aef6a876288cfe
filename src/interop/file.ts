/** Files as people have them: missing, too large, packed, or written by a program that saves text its own way. */
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { tooLarge } from './interop.ts'

/** The text of a file, which is asked for its size before it is read. */
export function textOfFile(path: string): Result<string> {
  const about = statSync(path, { throwIfNoEntry: false })
  if (!about) return fail(problem(`There is no file ${path}.`))
  if (about.isDirectory()) return fail(problem(`${path} is a folder. Name the files in it.`))
  const large = tooLarge(about.size)
  if (large) return fail(problem(`${basename(path)}: ${large.message}`))
  try {
    const text = textOf(readFileSync(path))
    return text.ok
      ? text
      : fail(...text.problems.map(({ message }) => problem(`${basename(path)}: ${message}`)))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return fail(problem(`${path} cannot be read${code === 'EACCES' ? ': you have no right to' : ''}.`))
  }
}

/** Bytes as text: UTF-8, or UTF-16 where the file says so. */
export function textOf(bytes: Uint8Array): Result<string> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return fail(problem('The file is packed (gzip). Unpack it first.'))
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return fail(problem('The file is packed (zip). Unpack it first.'))
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return ok(new TextDecoder(encoding).decode(bytes))
}

/** The built files: styles, and the script of the few pages that have one. Read once, compressed once. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Kept } from './kept.ts'
import { keep } from './kept.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}
/** Files under assets/ carry the hash of what is in them in their name. */
const FOREVER = 'public, max-age=31536000, immutable'
const EFFORT = 11

/**
 * @param folder the folder of the built files; what is added later is not found
 * @param under the path before their names
 * @returns the answer to a path, when it is that of a file
 */
export function createAssets(
  folder: string,
  under = '',
): (path: string, request: Headers) => Promise<Response> | undefined {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [under + file.slice(folder.length).replaceAll('\\', '/'), file]),
  )
  const kept = new Map<string, Promise<Kept>>()
  return (path, request) => {
    const file = files.get(path)
    if (file === undefined) return undefined
    const known = kept.get(path) ?? read(file, path)
    kept.set(path, known)
    return known.then((one) => one.answer(request))
  }
}

async function read(file: string, path: string): Promise<Kept> {
  return keep({
    body: await readFile(file),
    headers: {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': /^(\/console)?\/assets\//.test(path) ? FOREVER : 'public, max-age=0, must-revalidate',
    },
    effort: EFFORT,
  })
}

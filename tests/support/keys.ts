/** Master keys of a test's own, in a folder that goes with the run. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MasterKeys, makeMasterKeys, openMasterKeys } from '#platform/master-keys.ts'

export function keysForTests(): { readonly path: string; readonly masters: MasterKeys } {
  const path = join(mkdtempSync(join(tmpdir(), 'kairos-keys-')), 'keys.json')
  makeMasterKeys(path)
  return { path, masters: openMasterKeys(path) }
}

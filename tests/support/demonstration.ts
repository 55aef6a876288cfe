/** The demonstration, filled once by the program itself; every journey that lives today copies it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { copyDatabase, TEMPLATE } from './postgres.ts'
import { runProgram } from './program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the keys that its charts are sealed with. */
    demonstration: string
  }
}

export const FILLED = 'kairos_demonstration'

export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'kairos-demonstration-'))
  const databaseUrl = await copyDatabase(project.getProvidedContext().postgres, TEMPLATE, FILLED)
  const program = await runProgram({ databaseUrl, data })
  await program.stop()
  project.provide('demonstration', data)
  return () => rmSync(data, { recursive: true, force: true })
}

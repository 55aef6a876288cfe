/** Writes content/questionnaires/kap-screening.json from the protocol that ships. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT, shippedProtocol } from '#platform/content.ts'
import { screeningQuestionnaire } from '#screening/questionnaire.ts'

const { screening, version } = shippedProtocol()
const file = join(CONTENT, 'questionnaires/kap-screening.json')
writeFileSync(file, `${JSON.stringify(screeningQuestionnaire(screening, version), null, 2)}\n`)
console.log(`Wrote ${file}. Now: npx biome check --write ${file}`)

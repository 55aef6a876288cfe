import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONTENT, shippedProtocol } from '#platform/content.ts'
import { optionsOf, screeningQuestionnaire } from './questionnaire.ts'
import { testing } from './testing.ts'

const { protocol, RULES } = testing(shippedProtocol())

const questionnaire = screeningQuestionnaire(protocol.screening, protocol.version)
const items = questionnaire.item.flatMap((group) => ('item' in group ? group.item : []))

test('the questionnaire that ships is the protocol’s: if not, run node tools/screening-questionnaire.ts', () => {
  const shipped = readFileSync(join(CONTENT, 'questionnaires/kap-screening.json'), 'utf8')
  expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(questionnaire)))
})

test('every rule but those that the birth date answers is asked once', () => {
  const asked = RULES.filter(({ question }) => question.asked !== 'record').map(({ id }) => id)
  expect(items.map(({ linkId }) => linkId).sort()).toEqual(asked.sort())
})

test('every question can be answered with not sure', () => {
  for (const rule of RULES) expect(optionsOf(rule).at(-1)).toEqual({ code: 'unknown', display: 'Not sure' })
})

test('kinds of yes stand in place of a plain yes', () => {
  const mi = RULES.find(({ id }) => id === 'cv-mi')
  expect(mi && optionsOf(mi).map(({ code }) => code)).toEqual(['no', 'yes:recent', 'yes:earlier', 'unknown'])
})

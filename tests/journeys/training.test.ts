/**
 * One person all the way through a training: from its public page to a seat, the medical screening, four days on site,
 * the certificate, and the directory. Only the server's clock is put forward. Each step rests on those before.
 */
import { afterAll, beforeAll, describe } from 'vitest'
import { afterwards } from './training/afterwards.ts'
import { applying } from './training/applying.ts'
import { everybodyComes, everybodyLeaves } from './training/cast.ts'
import { medical } from './training/medical.ts'
import { others } from './training/others.ts'
import { onSite } from './training/site.ts'

beforeAll(everybodyComes)
afterAll(everybodyLeaves)

describe('applying', applying)
describe('those who wait, who leave and who come too late', others)
describe('the medical screening', medical)
describe('where the training is held', onSite)
describe('afterwards', afterwards)

/**
 * The main journey in a real browser, on the real server and database: one person from a history of hypertension to a
 * response on the plot. Only the clock is put forward, because a course takes weeks. Each step rests on those before.
 */
import { afterAll, beforeAll, describe } from 'vitest'
import { afterTheDay } from './course/after.ts'
import { beforeTheDay } from './course/before.ts'
import { theDay } from './course/day.ts'
import { everybodyLeaves, everybodySignsIn } from './course/rosa.ts'

beforeAll(everybodySignsIn)
afterAll(everybodyLeaves)

describe('before the day', beforeTheDay)
describe('the day of the session', theDay)
describe('after the day', afterTheDay)

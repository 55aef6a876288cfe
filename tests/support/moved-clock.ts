/**
 * Loaded into a server before anything else (`node --import`): its clock runs as far ahead as the file says that
 * KAIROS_TEST_CLOCK names, in milliseconds. Only the present moment moves; everything else is the real program.
 */
import { readFileSync } from 'node:fs'

const file = process.env.KAIROS_TEST_CLOCK ?? ''
const present = Temporal.Now.instant.bind(Temporal.Now)
Temporal.Now.instant = () => present().add({ milliseconds: Number(readFileSync(file, 'utf8')) })

/** What is said when a place cannot be found. */
import { STATES, type State } from './states.ts'

const HOW = 'Type a ZIP code like 80401, or a town and its state like Golden, CO.'

export const PLACE_WORDS = {
  nothing: `That is not a place. ${HOW}`,
  zipLength: (typed: string) =>
    `A ZIP code has five digits, and “${typed.slice(0, 20)}” has ${typed.length}. Check it, or type a town and its state.`,
  noSuchZip: (code: string) => `There is no ZIP code ${code}. Check it, or type a town and its state.`,
  noSuchTown: (name: string, state: State | undefined) =>
    `We know no town called “${name.slice(0, 60)}”${state ? ` in ${STATES[state]}` : ''}. Check the spelling, or type a ZIP code.`,
  noSuchState: (typed: string) =>
    `“${typed.slice(0, 40)}” is not a state that we know. Type its two letters, like CO, or a ZIP code.`,
  wholeState: (state: State) => `${STATES[state]} is a whole state. Type a town in it, or a ZIP code.`,
  notOnEarth: 'Those are not coordinates. A latitude and a longitude look like 39.73,-105.19.',
  abroad: 'That place lies outside the United States. The directory covers the United States only.',
} as const

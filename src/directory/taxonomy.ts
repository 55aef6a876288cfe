/**
 * What a code of the Health Care Provider Taxonomy (NUCC) says about a person: what they are licensed as, and what
 * they may do in this work. Codes and names looked up in version 20.2 of the code set; which role follows is ours,
 * after section 11 of the clinical reference. A code that is not here says nothing: it stays unknown.
 */
import type { ListingRole } from './choices.ts'

export type Calling = {
  /** The kind of licence in words: states give the same profession different letters, and the code does not tell which. */
  readonly licence: string
  readonly roles: readonly ListingRole[]
}

/** The longest beginning that fits counts, so that a specialty may say more than its family. */
const CALLINGS: Readonly<Record<string, Calling>> = {
  '101Y': { licence: 'Counselor', roles: ['therapist'] },
  '101YA0400X': { licence: 'Addiction counselor', roles: ['therapist'] },
  '101YM0800X': { licence: 'Mental health counselor', roles: ['therapist'] },
  '101YP1600X': { licence: 'Pastoral counselor', roles: ['therapist'] },
  '101YP2500X': { licence: 'Professional counselor', roles: ['therapist'] },
  '102L': { licence: 'Psychoanalyst', roles: ['therapist'] },
  '103T': { licence: 'Psychologist', roles: ['therapist'] },
  // Some states let psychologists with further training prescribe; the code alone does not say which medicines.
  '103TP0016X': { licence: 'Prescribing psychologist', roles: ['therapist', 'prescriber'] },
  '104100000X': { licence: 'Social worker', roles: ['therapist'] },
  '1041C0700X': { licence: 'Clinical social worker', roles: ['therapist'] },
  '106H': { licence: 'Marriage and family therapist', roles: ['therapist'] },
  '146L': { licence: 'Paramedic', roles: ['monitor'] },
  '163W': { licence: 'Registered nurse', roles: ['monitor'] },
  '164W': { licence: 'Practical nurse', roles: ['monitor'] },
  '164X': { licence: 'Vocational nurse', roles: ['monitor'] },
  '207': { licence: 'Physician', roles: ['prescriber'] },
  '208': { licence: 'Physician', roles: ['prescriber'] },
  '2084P08': { licence: 'Physician', roles: ['therapist', 'prescriber'] },
  '363A': { licence: 'Physician assistant', roles: ['prescriber'] },
  '363L': { licence: 'Nurse practitioner', roles: ['prescriber'] },
  '363LP0808X': { licence: 'Psychiatric nurse practitioner', roles: ['therapist', 'prescriber'] },
  '364S': { licence: 'Clinical nurse specialist', roles: ['monitor'] },
  '367500000X': { licence: 'Nurse anesthetist', roles: ['prescriber'] },
}

/** What a taxonomy code says; undefined when it says nothing about this work. */
export function callingOf(code: string): Calling | undefined {
  for (let length = code.length; length > 2; length--) {
    const calling = CALLINGS[code.slice(0, length)]
    if (calling) return calling
  }
  return undefined
}

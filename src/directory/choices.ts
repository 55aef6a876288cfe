/** What a listing is described with: short lists to choose from. A value is never taken out of a list. */
import { z } from 'zod'

/** Only the words of the lists; what they are called is in choice-words.ts. */
export const subject = z.enum(['person', 'practice'])
export const listingRole = z.enum(['therapist', 'prescriber', 'monitor', 'facilitator'])
export const approach = z.enum([
  'act',
  'art',
  'cbt',
  'dbt',
  'emdr',
  'existential',
  'family',
  'ifs',
  'mindfulness',
  'psychodynamic',
  'somatic',
  'spiritual',
])
export const condition = z.enum([
  'depression',
  'ptsd',
  'anxiety',
  'ocd',
  'substance-use',
  'chronic-pain',
  'eating',
  'grief',
  'end-of-life',
  'postpartum',
])
export const format = z.enum(['individual', 'group', 'retreat'])
export const setting = z.enum(['clinic', 'office', 'home', 'retreat-centre'])
/** ISO 639 codes; `ase` is American Sign Language. */
export const language = z.enum([
  'en',
  'es',
  'ase',
  'ar',
  'de',
  'fa',
  'fr',
  'he',
  'hi',
  'ht',
  'it',
  'ja',
  'ko',
  'pl',
  'pt',
  'ru',
  'tl',
  'uk',
  'vi',
  'yue',
  'zh',
])
/** Kinds of insurance, never names of companies: whose plan pays is asked of the practice. */
export const insurance = z.enum(['private', 'medicare', 'medicaid', 'tricare', 'veterans', 'superbill'])
export const accepting = z.enum(['yes', 'waiting-list', 'no'])
export const stepFree = z.enum(['yes', 'no', 'unknown'])
/** What a fee is asked for. */
export const feePer = z.enum(['session', 'hour', 'course'])

export type Subject = z.output<typeof subject>
export type ListingRole = z.output<typeof listingRole>
export type Language = z.output<typeof language>

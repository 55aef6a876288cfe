/** Identities. Entry ids are UUIDv7, made where the entry is written, so they sort by the time of writing. */
import { z } from 'zod'
import type { Brand } from './brand.ts'

export type PracticeId = Brand<string, 'PracticeId'>
export type PersonId = Brand<string, 'PersonId'>
export type PatientId = Brand<string, 'PatientId'>
export type CourseId = Brand<string, 'CourseId'>
export type EntryId = Brand<string, 'EntryId'>
export type ListingId = Brand<string, 'ListingId'>
export type TrainingId = Brand<string, 'TrainingId'>
export type ApplicationId = Brand<string, 'ApplicationId'>
export type SubscriberId = Brand<string, 'SubscriberId'>
export type IssueId = Brand<string, 'IssueId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

// A codec-free schema: entries are encoded back to JSON, which a one-way transform would forbid.
const uuid = <T extends string>(what: string) =>
  z.string().regex(UUID, `The ${what} must be a UUID in lower case.`) as unknown as z.ZodType<
    Brand<string, T>,
    string
  >

export const practiceId = uuid<'PracticeId'>('practice')
export const patientId = uuid<'PatientId'>('patient')
export const courseId = uuid<'CourseId'>('course')
export const entryId = uuid<'EntryId'>('entry')
export const listingId = uuid<'ListingId'>('listing')
export const trainingId = uuid<'TrainingId'>('training')
export const applicationId = uuid<'ApplicationId'>('application')
export const subscriberId = uuid<'SubscriberId'>('subscriber')
export const issueId = uuid<'IssueId'>('issue')
/** A person who signs in: text, because the sign-in library chooses its form. */
export const personId = z.string().min(1).max(64) as unknown as z.ZodType<PersonId, string>

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits.
 * @param epochMilliseconds the time of writing
 * @param random ten random bytes
 */
export function uuidv7(epochMilliseconds: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidv7 needs ten random bytes')
  const time = Math.floor(epochMilliseconds).toString(16).padStart(12, '0')
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = ((Number.parseInt(hex[3]!, 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}

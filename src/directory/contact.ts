/** The address to which letters about a listing go. It is never shown; only its owner and the desk know it. */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { TYPED } from './typed-profile-words.ts'

const address = z.email().max(254)

/** @returns the address in small letters, so that the same one is found again */
export function readContact(typed: string | undefined): Result<string> {
  const read = address.safeParse(typed?.trim().toLowerCase())
  return read.success
    ? ok(read.data)
    : fail(problem(TYPED.contact((typed ?? '').slice(0, 80)), 'contactEmail'))
}

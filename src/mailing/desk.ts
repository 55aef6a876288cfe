/** What the desk asks for among the subscribers. */
import { z } from 'zod'
import { type List, list } from './subscription.ts'

export const WHO = ['joined', 'asked', 'left', 'suppressed'] as const
export type Who = (typeof WHO)[number]

export type DeskQuery = {
  /** A part of the address. */
  readonly text: string
  readonly list?: List
  readonly who?: Who
  /** From behind this address on. */
  readonly after?: string
}

export const PAGE_SIZE = 50

const asked = z.object({
  text: z.string().trim().max(254).catch(''),
  list: list.optional().catch(undefined),
  who: z.enum(WHO).optional().catch(undefined),
  after: z.string().min(1).max(254).optional().catch(undefined),
})

/** Reads what a form or a link asked for; what cannot be understood is left out. */
export const readDeskQuery = (typed: Readonly<Record<string, string | undefined>>): DeskQuery =>
  asked.parse({ text: '', ...typed })

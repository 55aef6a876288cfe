/** Which of those on a list an issue is for. Whoever did not say what is asked for is not meant. */
import { z } from 'zod'
import { discipline } from '#training/plan.ts'
import { ISSUE } from './issue-words.ts'
import { list } from './subscription.ts'

export const ATTENDED = ['anybody', 'attended', 'not-attended'] as const

export const segment = z.object({
  list,
  /** Of the United States, by their postal codes; none: all of them, said or not. */
  states: z
    .array(z.string().regex(/^[A-Z]{2}$/, ISSUE.state))
    .max(60)
    .default([]),
  disciplines: z.array(discipline).default([]),
  /** Whether they were at a training of ours. */
  attended: z.enum(ATTENDED).default('anybody'),
})
export type Segment = z.output<typeof segment>

export type SegmentPerson = {
  readonly state?: string
  readonly discipline?: string
  readonly attended: boolean
}

/** Whether somebody who is on the list is meant. */
export const isMeant = ({ states, disciplines, attended }: Segment, person: SegmentPerson): boolean =>
  (states.length === 0 || states.some((one) => one === person.state)) &&
  (disciplines.length === 0 || disciplines.some((one) => one === person.discipline)) &&
  (attended === 'anybody' || person.attended === (attended === 'attended'))

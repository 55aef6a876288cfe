/** An issue as a form sends it. */
import { z } from 'zod'
import { DISCIPLINES } from '#training/plan.ts'
import { type Content, content } from './issue.ts'
import { ATTENDED } from './segment.ts'
import { LISTS } from './subscription.ts'

/** Fields that may be sent several times. */
export const ISSUE_LISTS = ['disciplines'] as const

/** The fields of the form, and the content they make; each problem stands at the field that it is about. */
export const issueFields = z
  .object({
    subject: z.string().optional(),
    text: z.string().optional(),
    list: z.enum(LISTS).default('trainings'),
    states: z.string().max(400).default(''),
    disciplines: z.array(z.enum(DISCIPLINES)).default([]),
    attended: z.enum(ATTENDED).default('anybody'),
  })
  .transform((typed, ctx): Content => {
    const { list, disciplines, attended } = typed
    const states = [...new Set(typed.states.toUpperCase().match(/[^\s,;]+/g) ?? [])]
    const read = content.safeParse({
      subject: typed.subject,
      text: typed.text?.replaceAll('\r\n', '\n'),
      segment: { list, states, disciplines, attended },
    })
    if (read.success) return read.data
    for (const { path, message } of read.error.issues) {
      const [first, second] = path
      ctx.issues.push({
        code: 'custom',
        message,
        input: typed,
        path: [first === 'segment' ? (second ?? 'list') : (first ?? '')],
      })
    }
    return z.NEVER
  })

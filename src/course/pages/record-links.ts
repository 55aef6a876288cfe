/** The page on which an entry is at home: where it is corrected when a form of single values would not do. */
import { href } from 'react-router'
import { isTree } from '../places.ts'
import type { RecordLine } from '../record.ts'

/** @returns the address, or undefined when no page of the course is about such entries */
export function homeOf({ kind, domain, entry }: RecordLine, course: string): string | undefined {
  const visit = isTree(entry.body) && typeof entry.body.visit === 'string' ? entry.body.visit : undefined
  switch (domain) {
    case 'screening':
    case 'history':
      return BY_CLEARANCE.has(kind)
        ? href('/courses/:course/clearance', { course })
        : href('/courses/:course/screening', { course })
    case 'consent':
      return href('/courses/:course/consent', { course })
    case 'visits':
      return visit && href('/courses/:course/visits/:visit', { course, visit })
    case 'preparation':
      return visit
        ? href('/courses/:course/preparation/:visit', { course, visit })
        : href('/courses/:course/preparation', { course })
    case 'session':
      return visit && href('/courses/:course/sessions/:visit', { course, visit })
    case 'integration':
      return href('/courses/:course/integration', { course })
    case 'outcomes':
      return href('/courses/:course/measures', { course })
    case 'course':
      return kind === 'protocol-moved'
        ? href('/courses/:course/protocol', { course })
        : href('/courses/:course/closing', { course })
    default:
      return undefined
  }
}

const BY_CLEARANCE: ReadonlySet<string> = new Set([
  'finding-decided',
  'clearance-given',
  'clearance-withdrawn',
])

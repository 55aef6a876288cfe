import type { ReactNode } from 'react'
import { list } from '#web/format.ts'
import type { Member } from '../joining-store.ts'
import { PEOPLE } from '../joining-words.ts'
import { ROLE_NAMES } from '../words.ts'

type MemberViewProps = {
  readonly member: Member
  readonly isMe: boolean
  /** Whether something came back that has to be seen. */
  readonly isOpen: boolean
  /** What may be changed about them: folded away, because it is rarely wanted. */
  readonly children: ReactNode
}

export function MemberView({
  member: { name, email, roles, hasSecond },
  isMe,
  isOpen,
  children,
}: MemberViewProps) {
  return (
    <>
      <p>
        <strong>{name}</strong>, {email}: {list(roles.map((role) => ROLE_NAMES[role]))}.{' '}
        {hasSecond ? PEOPLE.second : PEOPLE.noSecond}
      </p>
      {isMe ? (
        <p>{PEOPLE.you}</p>
      ) : (
        <details open={isOpen}>
          <summary>{PEOPLE.changing(name)}</summary>
          {children}
        </details>
      )}
    </>
  )
}

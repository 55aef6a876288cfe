/** While one person is open: that another one has an alarm, by first name, with the way to them. */
import type { EntryId } from '#kernel/ids.ts'
import { sounds } from '../../alarms.ts'
import { calledOf } from '../../called.ts'
import { LEVEL } from '../../words.ts'
import { useAtHand } from '../at-hand.tsx'
import { SOUND } from '../words.ts'

export function Elsewhere({ but }: { readonly but: EntryId }) {
  const { sessions, now, held } = useAtHand()
  const called = calledOf(held.sessions.map(({ visit, patient }) => ({ visit, name: patient.name })))
  const others = sessions.flatMap(({ visit, session: { alarms } }) => {
    const [gravest] = alarms
    return gravest && visit.id !== but ? [{ visit: visit.id, alarms, gravest }] : []
  })
  if (others.length === 0) return null
  return (
    <ul className="elsewhere" aria-label={SOUND.elsewhere}>
      {others.map(({ visit, alarms, gravest }) => (
        <li key={visit}>
          <a href={`#${visit}`} className={gravest.level === 'amber' ? undefined : 'elsewhere-red'}>
            <span>
              <strong>{called.get(visit)}</strong>: {LEVEL[gravest.level]}, {gravest.text}
              {!alarms.some((alarm) => sounds(alarm, now)) && ` (${SOUND.quiet})`}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

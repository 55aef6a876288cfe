/** Reads out what has begun to sound, each once, and says on the tab that something does; never about whom. */
import { useEffect, useState } from 'react'
import { sounds } from '../../alarms.ts'
import { calledOf } from '../../called.ts'
import { LEVEL } from '../../words.ts'
import { useAtHand } from '../at-hand.tsx'
import { FRAME, SOUND } from '../words.ts'
import { soundingOf } from './sound.ts'

export function Announced() {
  const { sessions, now, held } = useAtHand()
  // Others of a group may hear it: nobody is called by more than the first name.
  const called = calledOf(held.sessions.map(({ visit, patient }) => ({ visit, name: patient.name })))
  const sounding = sessions.flatMap(({ session }) =>
    session.alarms
      .filter((alarm) => sounds(alarm, now))
      .map((alarm) => ({
        name: `${session.visit}/${soundingOf(alarm, now)}`,
        words: SOUND.announce(called.get(session.visit) ?? '', LEVEL[alarm.level], alarm.text, alarm.say),
      })),
  )
  const names = sounding.map(({ name }) => name).join(' ')
  const [said, setSaid] = useState<{ readonly names: string; readonly words: string }>({
    names: '',
    words: '',
  })
  useEffect(() => {
    const before = said.names.split(' ')
    const fresh = sounding.filter(({ name }) => !before.includes(name))
    if (names !== said.names) setSaid({ names, words: fresh.map(({ words }) => words).join(' ') })
  }, [names, said.names, sounding])
  const title = [...(sounding.length > 0 ? [FRAME.alarmTitle] : []), FRAME.title, FRAME.brand].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="only-heard" role="alert">
      {said.words}
    </div>
  )
}

/** How many seats there are, of each kind of profession, and how many are free. */
import { Facts, Section } from '#web/page.tsx'
import { DISCIPLINES, type Plan } from '../plan.ts'
import { TRAINING } from '../public-words.ts'
import type { Fullness } from '../store.ts'

type SeatsProps = { readonly plan: Plan; readonly fullness: Fullness }

export function Seats({ plan, fullness: { free, waiting } }: SeatsProps) {
  return (
    <Section title={TRAINING.seats}>
      <Facts
        facts={DISCIPLINES.filter((one) => plan.seats[one] > 0).map((one) => [
          TRAINING.seatsOf[one],
          TRAINING.free(free[one], plan.seats[one]),
        ])}
      />
      {waiting > 0 && <p>{TRAINING.waiting(waiting)}</p>}
      <p className="training-quiet">{TRAINING.waitingAbout(plan.waiting.hours)}</p>
    </Section>
  )
}

/** The agenda of a training, day by day. */
import { date } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { agendaDays } from '../agenda.ts'
import type { Plan } from '../plan.ts'
import { TRAINING } from '../public-words.ts'

export function Agenda({ plan }: { readonly plan: Plan }) {
  const days = agendaDays(plan)
  if (days.length === 0) return null
  return (
    <Section title={TRAINING.agenda} about={TRAINING.agendaAbout(plan.zone)}>
      {days.map(({ number, on, items }) => (
        <section key={number} className="agenda-day">
          <h3>{TRAINING.day(number, date(on))}</h3>
          <ol>
            {items.map(({ id, from, to, title }) => (
              <li key={id}>
                <span className="agenda-clock">
                  {from} – {to}
                </span>
                <span>{title}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Section>
  )
}

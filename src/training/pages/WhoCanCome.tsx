/** Who can come to a training, and what they choose themselves. */
import { number } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { minutesThatCount } from '../agenda.ts'
import { dosingBlocks, type Plan } from '../plan.ts'
import { TRAINING } from '../public-words.ts'

export function WhoCanCome({ plan }: { readonly plan: Plan }) {
  const { experience, after, education } = plan
  const minutes = minutesThatCount(plan)
  return (
    <>
      <Section title={TRAINING.who}>
        <ul className="training-list">
          {after.length > 0 && <li>{TRAINING.after(after.join(', '))}</li>}
          {experience && <li>{TRAINING.experience(number(experience.hours))}</li>}
          <li>{TRAINING.licence}</li>
          {dosingBlocks(plan).length > 0 && (
            <>
              <li>{TRAINING.dosing}</li>
              <li>{TRAINING.medical}</li>
            </>
          )}
        </ul>
      </Section>
      {minutes > 0 && (
        <Section title={TRAINING.education}>
          <p>{TRAINING.educationAre(number(minutes / 60))}</p>
          {education?.provider && <p>{TRAINING.provider(education.provider)}</p>}
        </Section>
      )}
    </>
  )
}

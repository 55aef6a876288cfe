/** Who teaches and who watches, with how many people each is there for. */
import { Section } from '#web/page.tsx'
import { dosingBlocks, type Plan } from '../plan.ts'
import { ROLE_NAMES } from '../plan-words.ts'
import { TRAINING } from '../public-words.ts'

export function Team({ plan }: { readonly plan: Plan }) {
  const { team, ratios } = plan
  if (team.length === 0) return null
  return (
    <Section title={TRAINING.team}>
      <ul className="training-team">
        {team.map(({ name, role, about }) => (
          <li key={`${role} ${name}`}>
            <p>
              <strong>{name}</strong> · {ROLE_NAMES[role]}
            </p>
            {about && <p className="training-text">{about}</p>}
          </li>
        ))}
      </ul>
      <p className="training-quiet">
        {TRAINING.ratio(ratios.perTrainer.most)}
        {dosingBlocks(plan).length > 0 && ` ${TRAINING.monitors(ratios.perMonitor.most)}`}
      </p>
    </Section>
  )
}

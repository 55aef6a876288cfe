import { href } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { site } from '#web/context.ts'
import { Description } from '#web/description.tsx'
import { date } from '#web/format.ts'
import { Empty, Facts, PageHead } from '#web/page.tsx'
import { TRAINING, TRAININGS } from '../public-words.ts'
import type { ShownTraining } from '../store.ts'
import type { Route } from './+types/trainings.ts'
import './training.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { trainings, now } = context.get(site)
  return { trainings: await trainings.upcoming(dayIn(now, 'UTC').subtract({ days: 1 })) }
}

export default function Trainings({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Description path="/trainings" title={TRAININGS.title} text={TRAININGS.description} />
      <PageHead what={TRAININGS.title} state={TRAININGS.lead} />
      {loaderData.trainings.length === 0 && <Empty>{TRAININGS.none}</Empty>}
      <ul className="trainings">
        {loaderData.trainings.map((training) => (
          <li key={training.slug}>
            <Listed training={training} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Listed({ training: { slug, plan } }: { readonly training: ShownTraining }) {
  const { place } = plan
  return (
    <>
      <h2>
        <a href={href('/trainings/:trainingSlug', { trainingSlug: slug })}>{plan.title}</a>
      </h2>
      <Facts
        facts={[
          [TRAININGS.when, `${date(plan.from)} to ${date(plan.to)}`],
          [TRAININGS.where, `${place.name}, ${place.town}, ${place.state}`],
          [TRAININGS.price, TRAINING.priceIs(plan.price)],
          [TRAININGS.applyBy, date(plan.applyBy)],
        ]}
      />
    </>
  )
}

import { data, href } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { site } from '#web/context.ts'
import { Description, useOrigin } from '#web/description.tsx'
import { date } from '#web/format.ts'
import { JsonLd } from '#web/json-ld.tsx'
import { Action, Breadcrumb, Facts, Notice, PageHead, Regions, Section, SourceWords } from '#web/page.tsx'
import { type Plan, seatsIn } from '../plan.ts'
import { TRAINING, TRAININGS } from '../public-words.ts'
import type { Route } from './+types/training.ts'
import { Agenda } from './Agenda.tsx'
import { Cost } from './Cost.tsx'
import { linkedTraining } from './linked-training.ts'
import { Seats } from './Seats.tsx'
import { Team } from './Team.tsx'
import { WhoCanCome } from './WhoCanCome.tsx'
import './training.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { trainings, now } = context.get(site)
  const training = await trainings.named(params.trainingSlug)
  if (!training) return data(undefined, { status: 404 })
  const { plan, state } = training
  const today = dayIn(now, plan.zone)
  const isOver = Temporal.PlainDate.compare(today, plan.to) > 0
  const canApply = state === 'open' && Temporal.PlainDate.compare(today, plan.applyBy) <= 0
  return data({ training, isOver, canApply })
}

export default function TrainingPage({ loaderData, params }: Route.ComponentProps) {
  const path = href('/trainings/:trainingSlug', params)
  const origin = useOrigin()
  const trail = <Breadcrumb trail={[{ href: href('/trainings'), label: TRAININGS.title }]} />
  if (!loaderData)
    return (
      <>
        {trail}
        <PageHead what={TRAINING.none.title} />
        <p className="prose">{TRAINING.none.about}</p>
      </>
    )
  const { training, isOver, canApply } = loaderData
  const { plan, fullness, state, cancelledWhy } = training
  const { place } = plan
  const when = `${date(plan.from)} to ${date(plan.to)}`
  const where = `${place.name}, ${place.town}, ${place.state}`
  return (
    <article className="training">
      <Description path={path} title={plan.title} text={`${when}, ${where}. ${plan.summary}`} />
      <JsonLd data={linkedTraining(training, { address: origin + path, origin, canApply })} />
      {trail}
      <PageHead what={plan.title} state={`${when} · ${where}`}>
        {canApply && <Action href={`${path}/apply`}>{TRAINING.apply}</Action>}
        {state === 'open' && !isOver && (
          <Action href={`${path}.ics`} tone="quiet">
            {TRAINING.calendar}
          </Action>
        )}
      </PageHead>
      {state === 'cancelled' && (
        <Notice tone="red" title={TRAINING.cancelled}>
          <p className="training-text">{cancelledWhy}</p>
        </Notice>
      )}
      {state === 'open' && !canApply && (
        <Notice tone="amber">
          <p>{isOver ? TRAINING.over : TRAINING.closed}</p>
        </Notice>
      )}
      <Regions>
        <div>
          <Section title={TRAINING.about}>
            <p className="training-text">{plan.summary}</p>
          </Section>
          <Learned plan={plan} />
          <Agenda plan={plan} />
        </div>
        <div>
          <Section title={TRAINING.whenAndWhere}>
            <Facts
              facts={[
                [TRAININGS.when, when],
                [
                  TRAININGS.where,
                  [place.name, place.street, `${place.town}, ${place.state}`].filter(Boolean).join(', '),
                ],
                [TRAININGS.applyBy, date(plan.applyBy)],
              ]}
            />
          </Section>
          {seatsIn(plan) > 0 && <Seats plan={plan} fullness={fullness} />}
          <WhoCanCome plan={plan} />
          <Cost plan={plan} />
          <Team plan={plan} />
        </div>
      </Regions>
      <Sources plan={plan} />
    </article>
  )
}

function Learned({ plan: { education } }: { readonly plan: Plan }) {
  if (!education || education.objectives.length === 0) return null
  return (
    <Section title={TRAINING.learn}>
      <ul className="training-list">
        {education.objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </Section>
  )
}

function Sources({ plan }: { readonly plan: Plan }) {
  const { experience, ratios, refund, waiting } = plan
  const sources = [
    experience?.source,
    ratios.perTrainer.source,
    ratios.perMonitor.source,
    refund.source,
    waiting.source,
  ].flatMap((source) => source ?? [])
  const each = [...new Map(sources.map((source) => [source.text, source])).values()]
  return (
    <details className="source">
      <summary>{TRAINING.sources}</summary>
      <ul>
        {each.map((source) => (
          <li key={source.text}>
            <SourceWords source={source} />
          </li>
        ))}
      </ul>
    </details>
  )
}

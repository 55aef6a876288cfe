import { data, href, redirect } from 'react-router'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { list } from '#web/format.ts'
import { Action, Empty, Notice, Section } from '#web/page.tsx'
import { RulingView } from '#web/ruling.tsx'
import { participantsOf, readApart, readPairs } from '../arranging.ts'
import { ARRANGING } from '../arranging-words.ts'
import { proposePairs, ruleOnBlock, ruleOnPairs } from '../pairs.ts'
import { dosingBlocks } from '../plan.ts'
import type { TrainingOnSite } from '../site-store.ts'
import { SIGNING } from '../site-words.ts'
import type { Route } from './+types/desk-pairs.ts'
import { onSite } from './on-site.ts'
import { SiteHead } from './SiteHead.tsx'
import { type ShownPair, TwoPeople } from './TwoPeople.tsx'
import { type Sent, sentBy } from './typed.ts'
import './site.css'

const W = ARRANGING.pairs

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await onSite({ params, context })
  const { searchParams } = new URL(request.url)
  const people = participantsOf(found.people, found.training)
  const blocks = dosingBlocks(found.plan)
  const proposal = searchParams.has('propose') ? proposePairs(people, blocks.length) : undefined
  const { pairs } = found.training
  return {
    found,
    people,
    proposal,
    blocks: blocks.map((block, i) => ({
      ...block,
      isSaved: pairs.has(block.id),
      pairs: proposal ? (proposal.blocks[i] ?? []) : (pairs.get(block.id) ?? []),
    })),
    ruling: pairs.size > 0 ? ruleOnPairs(found.plan, people, pairs) : undefined,
    isDone: searchParams.has('done'),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const found = await onSite({ params, context })
  const { trainingDesk, now } = context.get(care)
  const sent = await sentBy(request)
  const drafted = sent.text('intent') === 'apart' ? apartFrom(sent, now) : pairsFrom(sent, found, now)
  if ('again' in drafted) return data(drafted.again, { status: 422 })
  const done = await trainingDesk.record(found.id, [drafted.draft])
  if (!done.ok) return data(sent.again(done.problems), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training/pairs', params)}?done=yes`, 303)
}

function apartFrom(sent: Sent, at: Temporal.Instant) {
  const read = readApart(sent.text)
  return read.ok
    ? { draft: { kind: 'apart-set' as const, at, body: { apart: read.value } } }
    : { again: sent.again(read.problems) }
}

/** What is refused is not saved; what is for an educator to weigh is saved with their reason. */
function pairsFrom(sent: Sent, { plan, people, training }: TrainingOnSite, at: Temporal.Instant) {
  const block = dosingBlocks(plan).find(({ id }) => id === sent.text('intent'))?.id
  if (!block) return { again: sent.again([problem(SIGNING.choose)]) }
  const read = readPairs(sent.text)
  if (!read.ok) return { again: sent.again(read.problems) }
  const pairs = new Map([...training.pairs, [block, read.value]])
  const ruling = ruleOnBlock(plan, participantsOf(people, training), pairs, block)
  const despite = sent.text('why')?.slice(0, 1000)
  if (ruling.ruling === 'refuse' || (ruling.ruling === 'ask' && !despite))
    return { again: sent.again([], ruling) }
  const why = ruling.ruling === 'ask' && despite ? { despite } : {}
  return { draft: { kind: 'pairs-set' as const, at, body: { block, pairs: read.value, ...why } } }
}

export default function DeskPairs({ loaderData, actionData }: Route.ComponentProps) {
  const { found, people, proposal, blocks, ruling, isDone } = loaderData
  const options = people.map(({ id, name, doses }) => ({ value: id, label: `${name} (${W.doses[doses]})` }))
  const travellers = options.filter((_, i) => people[i]?.doses !== 'no')
  const aparts = found.training.apart.map(({ one, other }): ShownPair => [one, other])
  return (
    <>
      <SiteHead what={W.title} training={found} />
      <p className="lead">{W.lead}</p>
      {isDone && !actionData && (
        <Notice tone="done">
          <p>{ARRANGING.saved}</p>
        </Notice>
      )}
      {blocks.length === 0 && <Empty>{W.noBlocks}</Empty>}
      {ruling && <RulingView ruling={ruling} what={W.stands} asks={W.asks} />}
      {blocks.length > 0 && (
        <p className="site-go">
          <Action href={`${href('/desk/trainings/:training/pairs', { training: found.id })}?propose=yes`}>
            {W.propose}
          </Action>
        </p>
      )}
      {proposal && !actionData && (
        <Notice tone="amber" title={W.proposed}>
          {proposal.alone.length > 0 && <p>{W.alone(list(proposal.alone.map(({ name }) => name)))}</p>}
        </Notice>
      )}
      {blocks.map(({ id, title, day, pairs, isSaved }) => (
        <Section key={id} title={W.block(title, day)} about={isSaved || proposal ? undefined : W.none}>
          <Form intent={id} typed={actionData} label={W.block(title, day)}>
            <TwoPeople
              what="pair"
              legend={W.row}
              first={{ name: 'traveller', label: W.traveller, options: travellers }}
              second={{ name: 'sitter', label: W.sitter, options }}
              chosen={pairs.map(({ traveller, sitter }): ShownPair => [traveller, sitter])}
              spare={2}
            />
            <TextArea name="why" label={W.why} rows={2} maxLength={1000} />
            <Submit>{W.save}</Submit>
          </Form>
        </Section>
      ))}
      <Section title={ARRANGING.apart.title} about={ARRANGING.apart.about}>
        <Form intent="apart" typed={actionData} label={ARRANGING.apart.title}>
          <TwoPeople
            what="apart"
            legend={ARRANGING.apart.row}
            first={{ name: 'one', label: ARRANGING.apart.one, options }}
            second={{ name: 'other', label: ARRANGING.apart.other, options }}
            chosen={aparts}
            spare={2}
          />
          <Submit tone="quiet">{ARRANGING.apart.save}</Submit>
        </Form>
      </Section>
    </>
  )
}

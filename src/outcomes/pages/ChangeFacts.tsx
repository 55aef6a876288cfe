/** Response, remission and reliable change in words, each with the source of its limit. */
import type { ReactNode } from 'react'
import type { Source } from '#kernel/source.ts'
import { number } from '#web/format.ts'
import { Facts, SourceNote } from '#web/page.tsx'
import type { Change, Reliable } from '../change.ts'
import type { Measure } from '../protocol.ts'
import { words } from '../words.ts'

type Props = {
  readonly change: Change
  readonly measure: Measure
  /** The day of the score that is judged. */
  readonly on: string
  /** That score is old: it may not hold today. */
  readonly carried: boolean
}

export function ChangeFacts({ change, measure, on, carried }: Props) {
  const { response, remission, caseness } = measure
  const facts: [ReactNode, ReactNode][] = []
  if (response && change.response !== undefined) {
    const limit = `at least ${number(response.fraction * 100, 0)} % better than the baseline`
    facts.push(['Response', <Said key="r" said={yes(change.response, limit)} source={response.source} />])
  } else facts.push(['Response', `not defined for the ${measure.title}`])
  if (remission && change.remission !== undefined) {
    const limit = `${measure.better === 'lower' ? 'below' : 'above'} ${remission.at}`
    const since = carried ? `${on}, not measured since` : on
    facts.push([
      `${capital(remission.name)} on ${since}`,
      <Said key="m" said={yes(change.remission, limit)} source={remission.source} />,
    ])
  }
  for (const reliable of change.reliable) {
    const term = reliable.rule.note ? `Reliable change, ${reliable.rule.note}` : 'Reliable change'
    facts.push([term, <Said key="c" said={sayReliable(reliable)} source={reliable.rule.source} />])
  }
  change.important.forEach(({ points, reached }, i) => {
    const source = measure.important[i]?.source
    if (source)
      facts.push([
        'Smallest important change',
        <Said key="i" said={yes(reached, `${points} points`)} source={source} />,
      ])
  })
  if (caseness && change.significant !== undefined) {
    const limit = `reliable, and across the cut of ${caseness.at}`
    facts.push([
      'Clinically significant',
      <Said key="s" said={yes(change.significant, limit)} source={caseness.source} />,
    ])
  }
  return (
    <>
      <Facts facts={facts} />
      {change.startedBelow && <p className="quiet">{words.startedBelow}</p>}
      {change.shortInterval && <p className="quiet">{words.changeShort}</p>}
    </>
  )
}

function Said({ said, source }: { readonly said: string; readonly source: Source }) {
  return (
    <>
      {said}
      <SourceNote source={source} />
    </>
  )
}

const yes = (reached: boolean, limit: string) => `${reached ? 'Yes' : 'No'}: ${limit}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const sayReliable = ({ verdict, points }: Reliable) =>
  ({ better: 'Yes, for the better', worse: 'Yes, for the worse', no: 'No' })[verdict] +
  `: ${number(points)} points or more`

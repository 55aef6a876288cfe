/** What a listing offers and asks for, as terms and words. What it leaves open is left out or said to be open. */
import { list } from '#web/format.ts'
import { STEP_FREE } from '../choice-words.ts'
import { type FacetName, optionName } from '../facets.ts'
import { COST, TERMS, VIDEO } from '../listing-page-words.ts'
import { feesSaid } from '../listing-words.ts'
import type { Profile } from '../profile.ts'

type Fact = readonly [term: string, what: string]

const names = (facet: FacetName, options: readonly string[]): string =>
  options.map((option) => optionName({ facet, option })).join(' · ')

export function offerFacts(profile: Profile): Fact[] {
  const video = [
    ...(profile.videoPreparation ? [VIDEO.preparation] : []),
    ...(profile.videoIntegration ? [VIDEO.integration] : []),
  ]
  const facts: Fact[] = [
    [TERMS.roles, names('role', profile.roles)],
    [TERMS.routes, names('route', profile.routes)],
    [TERMS.conditions, names('condition', profile.conditions)],
    [TERMS.approaches, names('approach', profile.approaches)],
    [TERMS.formats, names('format', profile.formats)],
    [TERMS.settings, names('setting', profile.settings)],
    [TERMS.languages, names('language', profile.languages)],
    [TERMS.video, video.length > 0 ? list(video) : VIDEO.none],
    [TERMS.access, STEP_FREE[profile.stepFree]],
  ]
  return facts.filter(([, what]) => what !== '')
}

export function costFacts({ fees, slidingScale, paymentPlans, insurance }: Profile): Fact[] {
  return [
    [TERMS.fees, fees ? feesSaid(fees) : COST.feeUnknown],
    [TERMS.slidingScale, slidingScale ? COST.slidingScale : COST.no],
    [TERMS.paymentPlans, paymentPlans ? COST.paymentPlans : COST.no],
    [TERMS.insurance, insurance.length > 0 ? names('insurance', insurance) : COST.insuranceNone],
  ]
}

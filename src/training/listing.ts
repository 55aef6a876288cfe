/** The directory listing that is offered with a certificate: what we confirm on it, and what of the form is known already. */
import type { OwnTraining } from '#directory/own-training.ts'
import { stateOf } from '#directory/states.ts'
import type { TypedProfile } from '#directory/typed-profile.ts'
import type { Application } from './application.ts'
import { LISTING_OFFER } from './listing-words.ts'
import type { Plan } from './plan.ts'
import { certifiedName } from './replacing.ts'

/** The training as a listing shows it. @returns undefined before the certificate */
export function ownTrainingOf(
  { title, place, to, education }: Plan,
  application: Pick<Application, 'answers' | 'certificate'>,
): OwnTraining | undefined {
  const { answers, certificate } = application
  if (!answers || !certificate) return undefined
  const { hours, number } = certificate
  return {
    name: certifiedName(application),
    certificate: number,
    training: {
      title,
      by: education?.provider?.slice(0, 120) ?? LISTING_OFFER.us,
      where: `${place.town}, ${place.state}`,
      on: to.toString(),
      ...(hours >= 1 ? { hours } : {}),
    },
  }
}

/** The form as we can fill it in; what is not public by itself, such as a telephone number, is left to them. */
export function listingFrom(application: Application): TypedProfile {
  const { answers, licence: found } = application
  if (!answers) return {}
  const { town, discipline, licence } = answers
  const state = stateOf(answers.state)
  return {
    subject: 'person',
    name: certifiedName(application),
    ...(licence ? { credentials: licence.kind } : {}),
    roles: discipline === 'mental-health' ? ['therapist'] : [],
    licences: licence
      ? [
          {
            kind: licence.kind,
            number: licence.number,
            state: stateOf(licence.state),
            expires: (found?.until ?? licence.expires).toString(),
          },
        ]
      : [],
    places: [{ town, ...(state ? { state } : {}) }],
  }
}

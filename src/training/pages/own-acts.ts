/** What whoever applied may send from the page of their application. */
import { data, redirect } from 'react-router'
import { listingId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem } from '#kernel/result.ts'
import type { Site } from '#web/context.ts'
import type { Typed } from '#web/read-form.ts'
import { FILLING, OWN } from '../applicant-words.ts'
import type { Deciding, OpenedApplication, Refused } from '../application-store.ts'
import { readEvaluation } from '../evaluation.ts'
import { leavingOf, withdrawing } from '../owing.ts'
import { readPayment } from '../paying.ts'
import { agreementOf } from '../refund-words.ts'
import { ruleOnStep, type StepTaken } from '../ruling.ts'
import { filledIn, PARTS, problemsIn, readTyped, typedIn } from '../typed-form.ts'
import { changesIn, readWishes } from '../wishes.ts'
import { heldListings } from './held-application.ts'
import { mailingOf } from './mailing.ts'
import type { Sent } from './typed.ts'

type Act = (here: Site, own: OpenedApplication, sent: Sent) => Promise<ReturnType<typeof data<Answer>>>
/** A page of the payment service on which the rest happens. */
export type GoPay = { readonly url: string; readonly cents: number; readonly name: string }
export type Answer = Typed & { readonly goPay?: GoPay }

export const pathOf = (id: string): string => `/open/applications/${id}`
const done = (id: string, said: keyof typeof OWN.done) => redirect(`${pathOf(id)}?done=${said}`, 303)
const refused = (sent: Sent, ...problems: readonly Problem[]) =>
  data<Answer>(sent.again(problems), { status: 422 })

/** A step that was refused says why and what would settle it, and everything typed comes back. */
const problemsOf = (taken: Refused): readonly Problem[] => [
  ...taken.problems,
  ...(taken.ruling?.reasons.map(({ why, settle }) => problem(`${why} ${settle}`)) ?? []),
]

/** An act that takes one step and leads back to the page. */
const stepping =
  (step: StepTaken, said: keyof typeof OWN.done, deciding: (here: Site, sent: Sent) => Deciding): Act =>
  async (here, { id }, sent) => {
    const taken = await here.applications.take(id, step, mailingOf(here), deciding(here, sent))
    if (!taken.ok) return refused(sent, ...problemsOf(taken))
    throw done(id, said)
  }

const save: Act = async (here, own, sent) => {
  const part = PARTS.find((one) => one === sent.text('part')) ?? PARTS[0]
  const typed = typedIn(part, sent.text)
  if (!typed.ok) return refused(sent, ...typed.problems)
  const kept = await here.applications.fill(own.id, typed.value, mailingOf(here))
  if (!kept.ok) return refused(sent, ...problemsOf(kept))
  if (sent.text('then') === 'later') throw done(own.id, 'saved')
  const open = problemsIn(part, filledIn(kept.value), own.training.plan)
  if (open.length > 0) return data<Answer>({ ...sent.again(open), kept: FILLING.kept }, { status: 422 })
  const next = PARTS[PARTS.indexOf(part) + 1] ?? 'check'
  throw redirect(`${pathOf(own.id)}?part=${next}`, 303)
}

const send = stepping('apply', 'sent', ({ now }, sent) => ({ application, training: { plan } }) => {
  const read = readTyped(filledIn(application), plan)
  if (!read.ok) return read
  const agreed = agreementOf(plan).join(' ')
  if (sent.text('wording') !== agreed) return fail(problem(FILLING.agreeChanged))
  if (sent.text('agreed') !== 'yes') return fail(problem(FILLING.agreeMissing, 'agreed'))
  return ok({
    drafts: [{ kind: 'applied', at: now, body: { answers: read.value, agreed } }],
    tell: { about: 'applied' },
  })
})

const take: Act = async (here, { id }, sent) => {
  const taken = await here.applications.takeOffer(id, mailingOf(here))
  if (!taken.ok) return refused(sent, ...problemsOf(taken))
  throw done(id, 'taken')
}

const leave = stepping(
  'decline-offer',
  'left',
  ({ now }) =>
    () =>
      ok({ drafts: [{ kind: 'offer-declined', at: now, body: {} }] }),
)

/** What comes back is computed once more: when it is another than was shown, nothing is done, and it is shown again. */
const withdraw = stepping(
  'withdraw',
  'withdrawn',
  ({ now }, sent) =>
    ({ application, training: { plan } }) => {
      const why = sent.text('why')
      if (why && why.length > 1000) return fail(problem(OWN.withdraw.whyLong, 'why'))
      const { back } = leavingOf(plan, application, now)
      if (sent.text('back') !== String(back)) return fail(problem(OWN.withdraw.other(back)))
      return ok({
        drafts: withdrawing(plan, application, { now, ...(why ? { why } : {}) }),
        tell: { about: 'withdrawn', back },
      })
    },
)

const dosing = stepping('choose-dosing', 'dosing', ({ now }, sent) => () => {
  const wants = sent.text('dosing')
  return wants === 'yes' || wants === 'no'
    ? ok({ drafts: [{ kind: 'dosing-chosen', at: now, body: { dosing: wants === 'yes' } }] })
    : fail(problem(OWN.dosing.choose, 'dosing'))
})

const changeWishes = stepping('change-wishes', 'wishes', ({ now }, sent) => ({ application }) => {
  const read = readWishes(sent.text)
  if (!read.ok) return read
  const isNew = application.answers && changesIn(application.answers, read.value).length > 0
  return ok({ drafts: isNew ? [{ kind: 'wishes-changed', at: now, body: { wishes: read.value } }] : [] })
})

const evaluate = stepping('evaluate', 'evaluated', ({ now }, sent) => ({ training: { plan } }) => {
  const read = readEvaluation(plan, sent.text)
  return read.ok ? ok({ drafts: [{ kind: 'evaluated', at: now, body: { answers: read.value } }] }) : read
})

const noListing: Act = async (here, { id }, sent) => {
  const taken = await here.listingOffers.decline(id, mailingOf(here))
  if (!taken.ok) return refused(sent, ...problemsOf(taken))
  throw done(id, 'notListed')
}

/** Onto a listing of theirs: with the same address, or opened with its own link in this browser. */
const putOn: Act = async (here, { id }, sent) => {
  const listing = listingId.safeParse(sent.text('listing'))
  if (!listing.success) return refused(sent, problem(OWN.changed))
  const put = await here.listingOffers.add(id, listing.data, await heldListings(here), mailingOf(here))
  if (!put.ok) return refused(sent, ...problemsOf(put))
  throw done(id, 'put')
}

const pay: Act = async ({ payments, origin, now }, own, sent) => {
  const { id, application, training } = own
  const ruling = ruleOnStep('pay', { ...own, now })
  if (ruling.ruling !== 'allow') return refused(sent, ...problemsOf({ ok: false, problems: [], ruling }))
  const cents = readPayment(training.plan, application, sent.text)
  if (!cents.ok) return refused(sent, ...cents.problems)
  const back = `${origin}${pathOf(id)}`
  const url = await payments?.ask(
    { for: id, cents: cents.value, what: training.plan.title, paid: `${back}?done=paid`, left: back },
    now,
  )
  if (!payments || !url) return data<Answer>(sent.again([problem(OWN.money.noAnswer)]), { status: 503 })
  return data<Answer>({ ...sent.again([]), goPay: { url, cents: cents.value, name: payments.name } })
}

export const ACTS: Readonly<Record<string, Act>> = {
  save,
  send,
  take,
  leave,
  withdraw,
  dosing,
  wishes: changeWishes,
  pay,
  evaluate,
  'no-listing': noListing,
  put: putOn,
}

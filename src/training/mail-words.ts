/** What letters to whoever applied to a training say. */
import type { Instant } from '#kernel/time.ts'
import { dollars } from './money-words.ts'

type Said = {
  readonly title: string
  readonly link: string
  readonly why: string
  readonly until: string
  readonly hours: number
  readonly back: number
  readonly owed: { readonly cents: number; readonly by: string }
}
type Letter = { readonly subject: string; readonly text: (said: Said) => string }

/** A moment as a letter says it, at the place of the training. */
export const whenIn = (at: Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toLocaleString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })

const linked = (before: string, link: string, after = ''): string => `Hello,

${before}

${link}
${after ? `\n${after}\n` : ''}
The link opens your application in any browser, as often as you need it. It is yours alone; do not pass it on.

The trainings’ office
`

const letter = (subject: string, before: (said: Said) => string, after?: string): Letter => ({
  subject,
  text: (said) => linked(before(said), said.link, after),
})

export const LETTERS = {
  begun: letter(
    'Your application to a training',
    ({ title }) =>
      `You began an application to “${title}”. What you fill in is kept. Open this link to go on, today or another day:`,
    'If you did not begin an application, do nothing.',
  ),
  'begun-already': letter(
    'Your application to a training',
    ({ title }) =>
      `There is an application to “${title}” from this address already, so no second one was made. Open this link to go on with it:`,
    'If you did not ask for this, do nothing.',
  ),
  asked: letter(
    'Your link to your application',
    ({ title }) => `Here is the link to your application to “${title}”:`,
    'If you did not ask for it, do nothing.',
  ),
  applied: letter(
    'Your application to a training has arrived',
    ({ title }) =>
      `Your application to “${title}” has arrived. We look up your license first and then decide. You will get a letter. Here you see at any time where it stands:`,
  ),
  accepted: letter(
    'You have a place in a training',
    ({ title }) =>
      `You have a place in “${title}”. What comes next, and until when, stands here; the deposit comes first:`,
  ),
  waiting: letter(
    'You are on the waiting list of a training',
    ({ title, hours }) =>
      `Your application to “${title}” was accepted, and all seats of your profession are taken. You are on the waiting list. When a seat becomes free and it is your turn, you get a letter, and the seat is yours for ${hours} hours. Here you see where you stand:`,
  ),
  offered: letter(
    'A seat in a training is yours if you want it',
    ({ title, until }) =>
      `A seat in “${title}” has become free, and it is your turn. It is held for you until ${until}. Take it or leave it here:`,
    'If you do nothing, the seat goes to the next person, and you stay on the list behind the others.',
  ),
  'offer-ends': letter(
    'The seat that is held for you goes on soon',
    ({ title, until }) =>
      `A seat in “${title}” is held for you until ${until}, and you have not answered yet. Take it or leave it here:`,
    'If you do nothing, the seat goes to the next person, and you stay on the list behind the others.',
  ),
  'deposit-overdue': letter(
    'The deposit of your training is still open',
    ({ title, owed }) =>
      `The deposit for “${title}” was due on ${owed.by}, and ${dollars(owed.cents)} of it has not come. Your seat is still yours. If you have just paid it, there is nothing to do. How to pay stands here:`,
    'If something stands in the way, write to us. If you no longer want to come, you can say so there too.',
  ),
  'rest-overdue': letter(
    'A part of the price of your training is still open',
    ({ title, owed }) =>
      `The price of “${title}” was due in full on ${owed.by}, and ${dollars(owed.cents)} has not come. If you have just paid it, there is nothing to do. How to pay stands here:`,
    'If something stands in the way, write to us. If you no longer want to come, you can say so there too, and you see first what comes back.',
  ),
  'offer-lapsed': letter(
    'The seat that was held for you went on',
    ({ title }) =>
      `The time to take the seat in “${title}” is over, so it is offered to the next person. You are still on the waiting list, behind those who wait already. If you no longer want to come, you can say so here:`,
  ),
  declined: letter(
    'Your application to a training was not accepted',
    ({ title, why }) =>
      `We cannot offer you a place in “${title}”. The reason:\n\n${why}\n\nYour application:`,
  ),
  withdrawn: letter(
    'Your application to a training was withdrawn',
    ({ title, back }) =>
      `Your application to “${title}” was withdrawn. ${
        back > 0 ? `${dollars(back)} will be paid back to you.` : 'There is nothing to be paid back.'
      } Your application, with everything that was paid:`,
  ),
  cancelled: letter(
    'A training was called off',
    ({ title, why }) =>
      `“${title}” was called off. The reason:\n\n${why}\n\nWhatever you have paid is paid back in full. Your application:`,
  ),
  changed: letter(
    'A training that you applied to has changed',
    ({ title }) =>
      `The dates or the place of “${title}” have changed. Please look here whether you can come:`,
  ),
  screening: letter(
    'The medical questions before your training',
    ({ title }) =>
      `Because you want to take part in the dosing of “${title}”, a prescriber has to look at your health first. Those who train you never see your answers. Go on here:`,
    'You can also take part without dosing. It never counts against you.',
  ),
  certified: letter(
    'Your certificate is ready',
    ({ title }) => `Thank you for taking part in “${title}”. Your certificate is here:`,
    'There you can also be listed in our directory, where people look for somebody who does this work. The training would stand on the listing, verified by us. It is up to you; if you do nothing, nothing is shown.',
  ),
  'certificate-replaced': letter(
    'Your certificate was replaced',
    ({ title }) =>
      `Something on your certificate of “${title}” was wrong. There is a new one with another number; the old one does not hold any more, and says so when somebody looks it up. Your new certificate is here:`,
    'If you are listed in our directory with this training, the listing shows the new one.',
  ),
} as const satisfies Record<string, Letter>

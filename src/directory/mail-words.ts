/** What letters to the owner of a listing say. */

const linked = (before: string, link: string, after: string): string => `Hello,

${before}

${link}

${after}

The Kairos directory
`

const once =
  'The link opens your listing once, in the browser in which you use it. Nobody else has it; do not pass it on.'

export const LETTERS = {
  applied: {
    subject: 'Confirm your listing in the Kairos directory',
    text: (link: string) =>
      linked(
        'Somebody, we think you, applied to be listed in the Kairos directory and gave this address. Open the link to confirm that it is yours. Until then nothing is looked up and nothing is shown.',
        link,
        `${once} It is good for 14 days. If you did not apply, do nothing: the listing is never shown.`,
      ),
  },
  proposed: {
    subject: 'Your listing in the Kairos directory waits to be looked at',
    text: (link: string) =>
      linked(
        'Thank you. Your listing has arrived, with the training that you completed on it. Nobody sees it yet: somebody looks up your license first, then decides, and you get a letter. With this link you can read, correct or take back your listing.',
        link,
        `${once} It is good for 14 days. Later you can ask for a new one on the listing’s page.`,
      ),
  },
  'training-added': {
    subject: 'Your listing in the Kairos directory names your training',
    text: (link: string) =>
      linked(
        'The training that you completed stands on your listing now, verified by us. You said so on the page of your application. With this link you can look at your listing and correct it.',
        link,
        `${once} It is good for 14 days. If this was not you, open the link and take the training out.`,
      ),
  },
  prepared: {
    subject: 'A listing in the Kairos directory waits for your consent',
    text: (link: string) =>
      linked(
        'A listing of your practice was prepared for the Kairos directory, from public records. Nobody sees it unless you agree. Open the link to read it, correct it, and agree or not.',
        link,
        `${once} It is good for 14 days. If you do not want to be listed, do nothing: the listing is never shown.`,
      ),
  },
  asked: {
    subject: 'Your link to your listing in the Kairos directory',
    text: (link: string) =>
      linked(
        'Here is the link that you asked for. With it you can correct your listing, take it down or show it again.',
        link,
        `${once} It is good for 24 hours. If you did not ask for it, do nothing.`,
      ),
  },
  accepted: {
    subject: 'Your listing in the Kairos directory is shown',
    text: (link: string) =>
      linked(
        'Your listing was looked through and accepted: from now on everybody can find it. You can correct it or take it down at any moment, through this link or a new one from the listing’s page.',
        link,
        `${once} It is good for 14 days.`,
      ),
  },
  declined: {
    subject: 'Your listing in the Kairos directory was not accepted',
    text: (link: string, why: string) =>
      linked(
        `Your listing was looked through and is not shown. The reason:\n\n${why}\n\nIf that can be settled, open the link and correct the listing. It is then looked at again.`,
        link,
        `${once} It is good for 14 days.`,
      ),
  },
  'taken-down': {
    subject: 'Your listing in the Kairos directory was taken down',
    text: (link: string, why: string) =>
      linked(
        `Your listing was taken down by those who run the directory. The reason:\n\n${why}\n\nIf that can be settled, open the link and correct the listing. It is then looked at again.`,
        link,
        `${once} It is good for 14 days.`,
      ),
  },
  'ends-soon': {
    subject: 'A license in your Kairos listing ends soon',
    text: (link: string, which: string) =>
      linked(
        `A license that your listing names ends soon:\n\n${which}\n\nFrom the next day on the listing shows it as ended. If it was renewed, open the link and correct its last day. It is then looked up anew.`,
        link,
        `${once} It is good for 14 days. Later you can ask for a new one on the listing’s page.`,
      ),
  },
} as const

export const RENEWAL = { line: (license: string, day: string) => `${license}: last day ${day}` } as const

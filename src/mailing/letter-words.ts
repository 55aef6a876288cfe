/** What the letters about joining and leaving say. A subject names the matter and nobody. */
import type { List } from './subscription.ts'
import { LIST_WORDS } from './words.ts'

const named = (lists: readonly List[]): string => lists.map((list) => `- ${LIST_WORDS[list].name}`).join('\n')

const SIGNED = 'The Kairos letters\n'

export const LETTERS = {
  confirm: {
    subject: 'Confirm that you want our letters',
    text: (link: string, lists: readonly List[], wording: string) => `Hello,

Somebody, we think you, asked for letters to this address about:

${named(lists)}

under this sentence: “${wording}”

Open the link and confirm it there. It works for seven days. Until then we send nothing.

${link}

If it was not you, do nothing: no letters come, and the address is forgotten.

${SIGNED}`,
  },
  already: {
    subject: 'You get our letters already',
    text: (page: string) => `Hello,

Somebody, we think you, asked for letters to this address. You get them already. Nothing has changed.

On your own page you see what you get, change it, or leave:

${page}

${SIGNED}`,
  },
  page: {
    subject: 'Your page for our letters',
    text: (page: string) => `Hello,

Here is the link to your own page that was asked for. There you see which letters you get, change it, or leave:

${page}

Whoever has this link can do the same, so do not pass it on. If it was not you who asked, do nothing.

${SIGNED}`,
  },
} as const

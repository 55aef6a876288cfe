/** How a text refers to its sources: `about 72 hours [^prati-faq]`. */

/** One reference inside a line of text, for whoever renders it too. */
export const REFERENCE = /\[\^([a-z0-9-]+)\]/g

/** The names of the sources that a text refers to, each once, in the order of the text. */
export const referencesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(REFERENCE)].map(([, id]) => id!)),
]

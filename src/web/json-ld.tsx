/** What a page says, for programs that read it: schema.org as JSON-LD. */

/** A node or a graph of schema.org. */
export type Linked = { readonly [property: string]: LinkedValue }
type LinkedValue = string | number | boolean | undefined | Linked | readonly LinkedValue[]

export function JsonLd({ data }: { readonly data: Linked }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data })
  // A script element ends at the first "</script", whoever wrote it; in JSON "<" may be written like this everywhere.
  const __html = json.replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write "&quot;", which JSON does not know
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html }} />
}

/** What a page for everybody tells search engines, and whoever is sent a link to it. React puts it into the head. */
import { createContext, use } from 'react'

/** The address people type, without a slash at the end. The frames for everybody provide it. */
export const OriginContext = createContext('')
export const useOrigin = (): string => use(OriginContext)

type DescriptionProps = {
  /** The one address of this page, without what was searched for: `/library/what-is-kap`. */
  readonly path: string
  readonly title: string
  /** One or two sentences; longer ones are cut where search engines would cut them. */
  readonly text: string
  readonly kind?: 'website' | 'article'
}

const LONGEST = 160

export function Description({ path, title, text, kind = 'website' }: DescriptionProps) {
  const address = useOrigin() + path
  const short = shortened(text)
  return (
    <>
      <link rel="canonical" href={address} />
      <meta name="description" content={short} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={short} />
      <meta property="og:type" content={kind} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content="Kairos" />
    </>
  )
}

/** Whole words up to the limit, with an ellipsis when some are left out. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST - 2))} …`
}

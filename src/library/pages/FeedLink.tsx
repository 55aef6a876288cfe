import { LIBRARY } from '../reading-words.ts'

/** Tells feed readers where the library's feed is. */
export const FeedLink = () => (
  <link rel="alternate" type="application/atom+xml" title={LIBRARY.feed} href="/library/feed.xml" />
)

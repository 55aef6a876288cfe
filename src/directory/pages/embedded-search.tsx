import { PageHead } from '#web/page.tsx'

export default function EmbeddedSearch() {
  return <PageHead what="EmbeddedSearch" />
}

import { PageHead } from '#web/page.tsx'

export default function Listing() {
  return <PageHead what="Listing" />
}

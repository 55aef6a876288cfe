import { PageHead } from '#web/page.tsx'

export default function DeskListing() {
  return <PageHead what="DeskListing" />
}

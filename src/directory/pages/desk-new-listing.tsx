import { PageHead } from '#web/page.tsx'

export default function DeskNewListing() {
  return <PageHead what="DeskNewListing" />
}

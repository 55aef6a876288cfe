import { PageHead } from '#web/page.tsx'

export default function OwnerProfile() {
  return <PageHead what="OwnerProfile" />
}

import { PageHead } from '#web/page.tsx'

export default function Enquiries() {
  return <PageHead what="Enquiries" />
}

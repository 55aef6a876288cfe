import { PageHead } from '#web/page.tsx'

export default function Enquiry() {
  return <PageHead what="Enquiry" />
}

import { PageHead } from '#web/page.tsx'

export default function Report() {
  return <PageHead what="Report" />
}

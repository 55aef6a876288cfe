import { PageHead } from '#web/page.tsx'

export default function Library() {
  return <PageHead what="Library" />
}

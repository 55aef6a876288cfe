import { PageHead } from '#web/page.tsx'

export default function Owner() {
  return <PageHead what="Owner" />
}

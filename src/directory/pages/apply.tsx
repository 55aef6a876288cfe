import { PageHead } from '#web/page.tsx'

export default function Apply() {
  return <PageHead what="Apply" />
}

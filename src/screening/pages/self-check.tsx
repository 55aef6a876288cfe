import { PageHead } from '#web/page.tsx'

export default function SelfCheck() {
  return <PageHead what="SelfCheck" />
}

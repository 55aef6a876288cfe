import { PageHead } from '#web/page.tsx'

export default function Desk() {
  return <PageHead what="Desk" />
}

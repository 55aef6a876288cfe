import { PageHead } from '#web/page.tsx'

export default function DeskDirectory() {
  return <PageHead what="DeskDirectory" />
}

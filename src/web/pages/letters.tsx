import { PageHead } from '#web/page.tsx'

export default function Letters() {
  return <PageHead what="Letters" />
}

import { PageHead } from '#web/page.tsx'

export default function Link() {
  return <PageHead what="Link" />
}

import { PageHead } from '#web/page.tsx'

export default function Article() {
  return <PageHead what="Article" />
}

import { PageHead } from '#web/page.tsx'

export default function ArticleVersion() {
  return <PageHead what="ArticleVersion" />
}

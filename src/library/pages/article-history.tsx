import { PageHead } from '#web/page.tsx'

export default function ArticleHistory() {
  return <PageHead what="ArticleHistory" />
}

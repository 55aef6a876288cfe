import { PageHead } from '#web/page.tsx'

export default function DeskArticle() {
  return <PageHead what="DeskArticle" />
}

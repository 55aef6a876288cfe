import { PageHead } from '#web/page.tsx'

export default function DeskNewArticle() {
  return <PageHead what="DeskNewArticle" />
}

import { PageHead } from '#web/page.tsx'

export default function DeskImport() {
  return <PageHead what="DeskImport" />
}

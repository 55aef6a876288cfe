import { PageHead } from '#web/page.tsx'

export default function DeskLibrary() {
  return <PageHead what="DeskLibrary" />
}

import { PageHead } from '#web/page.tsx'

export default function Directory() {
  return <PageHead what="Directory" />
}

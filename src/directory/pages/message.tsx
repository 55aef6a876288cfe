import { PageHead } from '#web/page.tsx'

export default function Message() {
  return <PageHead what="Message" />
}

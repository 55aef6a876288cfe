import { PageHead } from '#web/page.tsx'

export default function MessageReply() {
  return <PageHead what="MessageReply" />
}

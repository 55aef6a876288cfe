import { PageHead } from '#web/page.tsx'

export default function Card() {
  return <PageHead what="Card" />
}

import { PageHead } from '#web/page.tsx'

export default function NearMe() {
  return <PageHead what="NearMe" />
}

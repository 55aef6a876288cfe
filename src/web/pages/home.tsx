export default function Home() {
  return <p>Not written yet.</p>
}

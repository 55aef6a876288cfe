export default function Integration() {
  return <p>Not written yet.</p>
}

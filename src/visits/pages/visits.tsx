export default function Visits() {
  return <p>Not written yet.</p>
}

export default function Readiness() {
  return <p>Not written yet.</p>
}

export default function MyConsent() {
  return <p>Not written yet.</p>
}

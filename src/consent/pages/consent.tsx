export default function Consent() {
  return <p>Not written yet.</p>
}

export default function Protocol() {
  return <p>Not written yet.</p>
}

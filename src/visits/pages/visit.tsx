export default function Visit() {
  return <p>Not written yet.</p>
}

export default function Today() {
  return <p>Not written yet.</p>
}

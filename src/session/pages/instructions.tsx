export default function Instructions() {
  return <p>Not written yet.</p>
}

export default function Record() {
  return <p>Not written yet.</p>
}

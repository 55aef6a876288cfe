export default function Course() {
  return <p>Not written yet.</p>
}

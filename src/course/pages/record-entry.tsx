export default function RecordEntry() {
  return <p>Not written yet.</p>
}

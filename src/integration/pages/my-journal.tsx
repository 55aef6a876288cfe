export default function MyJournal() {
  return <p>Not written yet.</p>
}
